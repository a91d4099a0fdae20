import { createECDH, createHash, createHmac } from "node:crypto";
import { der } from "./der";

/** The order of P-256 (FIPS 186-5, SP 800-186 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** An ECDSA signature with P-256 and SHA-256 whose nonce follows from key and message (RFC 6979), in DER. */
export function signDeterministically(privateKey: Buffer, message: Buffer): Buffer {
  const digest = createHash("sha256").update(message).digest();
  const z = numberOf(digest) % order;
  const nonce = nonceOf(privateKey, bytesOf(z));
  const r = numberOf(publicPoint("prime256v1", nonce).subarray(1, 33)) % order;
  const s = (inverse(numberOf(nonce), order) * (z + r * numberOf(privateKey))) % order;
  return der.sequence(der.integer(r), der.integer(s));
}

/** The uncompressed point of a private key. */
export function publicPoint(curve: string, privateKey: Buffer): Buffer {
  const pair = createECDH(curve);
  pair.setPrivateKey(privateKey);
  return pair.getPublicKey();
}

/** RFC 6979, 3.2. That its first candidate is none happens once in 2^32 times, and to none of ours. */
function nonceOf(privateKey: Buffer, digest: Buffer): Buffer {
  let key = Buffer.alloc(32);
  let value = Buffer.alloc(32, 1);
  for (const separator of [0, 1]) {
    key = hmac(key, Buffer.concat([value, Buffer.from([separator]), privateKey, digest]));
    value = hmac(key, value);
  }
  return hmac(key, value);
}

const hmac = (key: Buffer, data: Buffer): Buffer<ArrayBuffer> =>
  Buffer.from(createHmac("sha256", key).update(data).digest());

/** The multiplicative inverse, by the extended Euclidean algorithm. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (a !== 0n) {
    const quotient = b / a;
    [a, b, x, y] = [b % a, a, y - quotient * x, x];
  }
  return ((y % modulus) + modulus) % modulus;
}

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString("hex")}`);
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, "0"), "hex");
