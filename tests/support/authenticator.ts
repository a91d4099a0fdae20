import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { type Cbor, encodeCbor } from "./cbor";

/** What differs from what a good authenticator and browser would answer. */
export type Fault = {
  /** Keys of the client data that replace or join ours; undefined takes one away. */
  clientData?: Record<string, unknown>;
  /** In place of the whole client data. */
  clientDataText?: string;
  rpId?: string;
  flags?: Partial<Flags>;
  signCount?: number;
  /** Told beside the answer. */
  id?: string;
  rawId?: string;
  /** null = left out. */
  userHandle?: string | null;
  type?: string;
  signWith?: KeyObject;
  /** Of a registration. */
  credentialId?: Buffer;
  attestation?: { fmt: string; statement: Map<string, Cbor> };
};

type Flags = { up: boolean; uv: boolean; be: boolean; bs: boolean };
type Algorithm = "ES256" | "EdDSA" | "RS256" | "ES384";

export type CreationOptions = { challenge: string; rp: { id?: string }; user: { id: string } };
export type RequestOptions = { challenge: string; rpId?: string };

/**
 * An authenticator and the browser around it, in software: one credential, made by `create` and used by `get`. Both answer
 * the JSON text that a page would send.
 */
export class Authenticator {
  readonly origin: string;
  signCount = 0;
  credentialId: Buffer = randomBytes(32);
  private readonly flags: Flags;
  private readonly algorithm: Algorithm;
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject };
  private readonly counts: boolean;
  private userHandle = "";

  /** `counts: false`: always 0, as most that are backed up. */
  constructor(about: { origin: string; algorithm?: Algorithm; counts?: boolean } & Partial<Flags>) {
    const { origin, algorithm = "ES256", counts = true, ...flags } = about;
    this.origin = origin;
    this.algorithm = algorithm;
    this.counts = counts;
    this.flags = { up: true, uv: true, be: false, bs: false, ...flags };
    this.keys = pairOf(algorithm);
  }

  get id(): string {
    return this.credentialId.toString("base64url");
  }

  /** For an answer that is signed by this key and pretends to be of another. */
  get signingKey(): KeyObject {
    return this.keys.privateKey;
  }

  get handle(): string {
    return this.userHandle;
  }

  create(options: CreationOptions, fault: Fault = {}): string {
    this.userHandle = options.user.id;
    if (fault.credentialId) this.credentialId = fault.credentialId;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, encodeCbor(this.coseKey())]);
    const clientData = this.clientData("webauthn.create", options.challenge, fault);
    const authData = this.authenticatorData(fault.rpId ?? options.rp.id ?? "", fault, attested);
    const { fmt, statement } = fault.attestation ?? { fmt: "none", statement: new Map() };
    const attestationObject = encodeCbor(
      new Map<string, Cbor>([
        ["fmt", fmt],
        ["attStmt", statement],
        ["authData", authData],
      ]),
    );
    return JSON.stringify({
      ...this.told(fault),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal", "hybrid"],
      },
      clientExtensionResults: { credProps: { rk: true } },
    });
  }

  get(options: RequestOptions, fault: Fault = {}): string {
    if (this.counts) this.signCount++;
    const clientData = this.clientData("webauthn.get", options.challenge, fault);
    const authData = this.authenticatorData(fault.rpId ?? options.rpId ?? "", fault);
    const signature = this.sign(Buffer.concat([authData, sha256(clientData)]), fault.signWith);
    const userHandle = fault.userHandle === undefined ? this.userHandle : fault.userHandle;
    return JSON.stringify({
      ...this.told(fault),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
        ...(userHandle === null ? {} : { userHandle }),
      },
      clientExtensionResults: {},
    });
  }

  /** The statement of an attestation by the key itself, over what `create` would answer to these options. */
  selfAttestation(options: CreationOptions): NonNullable<Fault["attestation"]> {
    const { response } = JSON.parse(this.create(options));
    const object = Buffer.from(response.attestationObject, "base64url");
    const authData = object.subarray(object.length - this.attestedLength());
    const clientData = Buffer.from(response.clientDataJSON, "base64url");
    const sig = this.sign(Buffer.concat([authData, sha256(clientData)]));
    return {
      fmt: "packed",
      statement: new Map<string, Cbor>([
        ["alg", algorithms[this.algorithm]],
        ["sig", sig],
      ]),
    };
  }

  private attestedLength(): number {
    return 37 + 18 + this.credentialId.length + encodeCbor(this.coseKey()).length;
  }

  private told(fault: Fault) {
    const id = fault.id ?? this.id;
    return { id, rawId: fault.rawId ?? id, type: fault.type ?? "public-key" };
  }

  private clientData(type: string, challenge: string, fault: Fault): Buffer {
    const data = { type, challenge, origin: this.origin, crossOrigin: false, ...fault.clientData };
    return Buffer.from(fault.clientDataText ?? JSON.stringify(data));
  }

  private authenticatorData(rpId: string, fault: Fault, attested: Buffer = Buffer.alloc(0)): Buffer {
    const { up, uv, be, bs } = { ...this.flags, ...fault.flags };
    const data = Buffer.alloc(37);
    sha256(Buffer.from(rpId)).copy(data);
    data[32] = Number(up) | (Number(uv) << 2) | (Number(be) << 3) | (Number(bs) << 4) | (attested.length > 0 ? 64 : 0);
    data.writeUInt32BE(fault.signCount ?? this.signCount, 33);
    return Buffer.concat([data, attested]);
  }

  private sign(data: Buffer, key: KeyObject = this.keys.privateKey): Buffer {
    return sign(this.algorithm === "EdDSA" ? null : this.algorithm === "ES384" ? "sha384" : "sha256", data, key);
  }

  private coseKey(): Map<number, Cbor> {
    const jwk = this.keys.publicKey.export({ format: "jwk" });
    const bytes = (text: string | undefined) => Buffer.from(text ?? "", "base64url");
    const alg = algorithms[this.algorithm];
    if (this.algorithm === "EdDSA")
      return new Map<number, Cbor>([
        [1, 1],
        [3, alg],
        [-1, 6],
        [-2, bytes(jwk.x)],
      ]);
    if (this.algorithm === "RS256")
      return new Map<number, Cbor>([
        [1, 3],
        [3, alg],
        [-1, bytes(jwk.n)],
        [-2, bytes(jwk.e)],
      ]);
    const curve = this.algorithm === "ES256" ? 1 : 2;
    return new Map<number, Cbor>([
      [1, 2],
      [3, alg],
      [-1, curve],
      [-2, bytes(jwk.x)],
      [-3, bytes(jwk.y)],
    ]);
  }
}

/** COSE names algorithms by number (IANA registry). */
const algorithms: Record<Algorithm, number> = { ES256: -7, EdDSA: -8, ES384: -35, RS256: -257 };

function pairOf(algorithm: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === "EdDSA") return generateKeyPairSync("ed25519");
  if (algorithm === "RS256") return generateKeyPairSync("rsa", { modulusLength: 2048 });
  return generateKeyPairSync("ec", { namedCurve: algorithm === "ES256" ? "P-256" : "P-384" });
}

const sha256 = (data: Buffer): Buffer => createHash("sha256").update(data).digest();
