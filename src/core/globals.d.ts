/** The decoder every host has; declared here because the core is compiled without the types of any of them. */
declare class TextDecoder {
  constructor(label: string, options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
