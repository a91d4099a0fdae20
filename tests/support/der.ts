/** Just enough of DER (X.690) for an ECDSA signature. */
export const der = {
  sequence: (...parts: Buffer[]) => wrap(0x30, ...parts),
  integer: (value: bigint) => wrap(0x02, positive(value)),
};

function wrap(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}

/** A leading zero where the first bit would say "negative". */
function positive(value: bigint): Buffer {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex");
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
}
