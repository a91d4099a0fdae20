/** What an authenticator writes: numbers, texts, bytes, lists and maps, in CTAP2's canonical form (RFC 8949, 4.2). */
export type Cbor = number | string | Uint8Array | Cbor[] | Map<number | string, Cbor>;

export function encodeCbor(value: Cbor): Buffer {
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)]);
  const pairs = [...value].map(([key, one]) => [encodeCbor(key), encodeCbor(one)] as const);
  pairs.sort(([one], [other]) => one.length - other.length || Buffer.compare(one, other));
  return Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
}

/** Major type and count. */
function head(major: number, count: number): Buffer {
  const type = major << 5;
  if (count < 24) return Buffer.from([type | count]);
  if (count < 0x100) return Buffer.from([type | 24, count]);
  const long = Buffer.from([type | 25, 0, 0]);
  long.writeUInt16BE(count, 1);
  return long;
}
