import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { type Cbor, encodeCbor } from "./cbor";
import { inverse, publicPoint, signDeterministically } from "./deterministic-ecdsa";

/**
 * The test vectors of Web Authentication Level 3, section 16. They are all made from one seed, and so are they here; the test
 * compares some with what is printed there. Statements by a certificate are left out, as browsers do where none was asked for.
 */
export type Vector = {
  name: string;
  registration: { challenge: string; credentialId: string; clientDataJSON: string; attestationObject: string };
  authentication: { challenge: string; clientDataJSON: string; authenticatorData: string; signature: string };
};

type Take = (length: number) => Buffer;
type Key = { cose: Map<number, Cbor>; sign: (data: Buffer) => Buffer };

type Recipe = {
  key: (take: Take) => Key;
  selfAttested?: boolean;
  /** So many values of the seed go into the certificate that is left out. */
  certificateTakes?: number;
  crossOrigin?: boolean;
  topOrigin?: string;
  credentialIdLength?: number;
  challengeLength?: number;
  /** U2F knows no flags but "present". */
  plainFlags?: boolean;
};

const recipes: Record<string, Recipe> = {
  "none.ES256": { key: p256 },
  "packed-self.ES256": { key: p256, selfAttested: true },
  "none.ES256.crossOrigin": { key: p256, crossOrigin: true },
  "none.ES256.topOrigin": { key: p256, crossOrigin: true, topOrigin: "https://example.com" },
  "none.ES256.long-credential-id": { key: p256, credentialIdLength: 1023 },
  "packed.ES256": { key: p256, certificateTakes: 2 },
  "packed.ES384": { key: (take) => longer("secp384r1", take(48), -35, 2), certificateTakes: 2 },
  "packed.ES512": { key: (take) => longer("secp521r1", take(65), -36, 3), certificateTakes: 2, challengeLength: 128 },
  "packed.RS256": { key: rsa, certificateTakes: 2 },
  "packed.EdDSA": { key: (take) => edwards("302e020100300506032b657004220420", take(32), -8, 6), certificateTakes: 2 },
  "packed.Ed448": { key: (take) => edwards("3047020100300506032b6571043b0439", take(57), -53, 7), certificateTakes: 2 },
  "tpm.ES256": { key: p256, certificateTakes: 2 },
  "android-key.ES256": { key: p256, certificateTakes: 1 },
  "apple.ES256": { key: p256, certificateTakes: 1 },
  "fido-u2f.ES256": { key: p256, certificateTakes: 2, plainFlags: true },
};

/** All fifteen pairs, by name. */
export const vectors = (): Vector[] => Object.entries(recipes).map(([name, recipe]) => make(name, recipe));

const seedOf = (info: string): Take => {
  let count = 0;
  return (length) => Buffer.from(hkdfSync("sha256", "WebAuthn test vectors", Buffer.from([count++]), info, length));
};

function make(name: string, recipe: Recipe): Vector {
  const take = seedOf(name);
  const challenge = take(recipe.challengeLength ?? 32);
  const key = recipe.key(take);
  const clientData = clientDataOf("webauthn.create", challenge, take, recipe);
  const aaguid = take(16);
  const credentialId = take(recipe.credentialIdLength ?? 32);
  const flags = recipe.plainFlags ? 0 : onlyIfBackedUp((take(1)[0] ?? 0) & 0x1c);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(credentialId.length);
  const authData = Buffer.concat([authDataOf(flags | 0x41), aaguid, length, credentialId, encodeCbor(key.cose)]);
  for (let skipped = 0; skipped < (recipe.certificateTakes ?? 0); skipped++) take(16);

  const second = take(recipe.challengeLength ?? 32);
  const secondData = clientDataOf("webauthn.get", second, take, recipe);
  const backupEligible = flags & 0x08;
  const use = (take(1)[0] ?? 0) & (backupEligible ? 0x14 : 0x04);
  const authenticatorData = authDataOf(use | backupEligible | 0x01);
  return {
    name,
    registration: {
      challenge: text(challenge),
      credentialId: text(credentialId),
      clientDataJSON: text(clientData),
      attestationObject: text(
        attestationOf(authData, recipe.selfAttested ? key.sign(signed(authData, clientData)) : null),
      ),
    },
    authentication: {
      challenge: text(second),
      clientDataJSON: text(secondData),
      authenticatorData: text(authenticatorData),
      signature: text(key.sign(signed(authenticatorData, secondData))),
    },
  };
}

function attestationOf(authData: Buffer, sig: Buffer | null): Buffer {
  const attStmt = new Map<string, Cbor>(
    sig === null
      ? []
      : [
          ["alg", -7],
          ["sig", sig],
        ],
  );
  return encodeCbor(
    new Map<string, Cbor>([
      ["fmt", sig === null ? "none" : "packed"],
      ["attStmt", attStmt],
      ["authData", authData],
    ]),
  );
}

function clientDataOf(type: string, challenge: Buffer, take: Take, { crossOrigin = false, topOrigin }: Recipe): Buffer {
  const isExtended = ((take(1)[0] ?? 0) & 1) === 1;
  const said = "clientDataJSON may be extended with additional fields in the future, such as this: ";
  const extraData = isExtended ? { extraData: said + text(take(16)) } : {};
  const top = topOrigin === undefined ? {} : { topOrigin };
  const data = { type, challenge: text(challenge), origin: "https://example.org", crossOrigin, ...top, ...extraData };
  return Buffer.from(JSON.stringify(data));
}

const rpIdHash = sha256(Buffer.from("example.org"));

const authDataOf = (flags: number): Buffer => Buffer.concat([rpIdHash, Buffer.from([flags]), Buffer.alloc(4)]);
const signed = (authData: Buffer, clientData: Buffer): Buffer => Buffer.concat([authData, sha256(clientData)]);
const onlyIfBackedUp = (flags: number): number => ((flags & 0x08) === 0 ? flags & 0x04 : flags);
const text = (bytes: Buffer): string => bytes.toString("base64url");

function p256(take: Take): Key {
  const secret = take(32);
  const cose = elliptic(publicPoint("prime256v1", secret), -7, 1);
  return { cose, sign: (data) => signDeterministically(secret, data) };
}

/** Not offered, so nothing is ever signed by it. */
function longer(curve: string, secret: Buffer, algorithm: number, number: number): Key {
  return { cose: elliptic(publicPoint(curve, secret), algorithm, number), sign: () => Buffer.alloc(64) };
}

function elliptic(point: Buffer, algorithm: number, curve: number): Map<number, Cbor> {
  const half = (point.length - 1) / 2;
  const [x, y] = [point.subarray(1, 1 + half), point.subarray(1 + half)];
  return new Map<number, Cbor>([
    [1, 2],
    [3, algorithm],
    [-1, curve],
    [-2, x],
    [-3, y],
  ]);
}

function edwards(prefix: string, secret: Buffer, algorithm: number, curve: number): Key {
  const key = Buffer.concat([Buffer.from(prefix, "hex"), secret]);
  const privateKey = createPrivateKey({ key, format: "der", type: "pkcs8" });
  const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  const cose = new Map<number, Cbor>([
    [1, 1],
    [3, algorithm],
    [-1, curve],
    [-2, Buffer.from(x, "base64url")],
  ]);
  return { cose, sign: (data) => sign(null, data, privateKey) };
}

/** From the two smallest Mersenne primes of more than 1024 bits. */
function rsa(): Key {
  const [p, q, e] = [2n ** 1279n - 1n, 2n ** 2203n - 1n, 65537n];
  const d = inverse(e, lcm(p - 1n, q - 1n));
  const number = (value: bigint) => {
    const digits = value.toString(16);
    return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex");
  };
  const jwk = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const parts = Object.fromEntries(Object.entries(jwk).map(([name, value]) => [name, text(number(value))]));
  const privateKey: KeyObject = createPrivateKey({ key: { kty: "RSA", ...parts }, format: "jwk" });
  const cose = new Map<number, Cbor>([
    [1, 3],
    [3, -257],
    [-1, number(p * q)],
    [-2, number(e)],
  ]);
  return { cose, sign: (data) => sign("sha256", data, privateKey) };
}

const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

function sha256(data: Buffer): Buffer {
  return createHash("sha256").update(data).digest();
}
