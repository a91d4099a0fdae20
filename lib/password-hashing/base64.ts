/** Base64 without padding, as password hashes are written. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}

/** The bytes of base64 text, padded or not, in memory of their own (a slice of Node's pool would be copied whole). */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "base64"));
}
