/** The extension in a browser's extension host: vscode.dev, github.dev. */
export { activate } from '../host/activate';
