const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 base32 without padding. */
export function base32Of(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= 255;
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}

/** The bytes of base32 in any case, with or without padding; null when it is none. */
export function bytesOfBase32(text: string): Buffer | null {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text.replace(/=+$/, "").toUpperCase()) {
    const value = alphabet.indexOf(letter);
    if (value === -1) return null;
    held = ((held << 5) | value) & 4095;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return Buffer.from(bytes);
}

/** A secret that is stored as people type it: base32, perhaps with blanks. Null when it is too short for one, or none. */
export function plainSecret(text: string): string | null {
  const letters = text.replace(/[\s-]/g, "").replace(/=+$/, "").toUpperCase();
  const bytes = bytesOfBase32(letters);
  return bytes !== null && bytes.length >= 10 && bytes.length <= 64 ? letters : null;
}
