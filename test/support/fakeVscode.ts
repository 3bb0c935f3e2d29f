/** Stands in for the `vscode` module in plain mocha. Only what the adapters use. */
export const version = '1.105.0';
