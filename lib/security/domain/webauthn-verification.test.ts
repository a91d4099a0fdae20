import { describe, expect, test } from "vitest";
import { Authenticator, type Fault } from "@/tests/support/authenticator";
import { assertionField, attestationField } from "../core/passkey-answers";
import { type KnownPasskey, verifyAssertion, verifyRegistration } from "./webauthn-verification";

const origin = "https://example.org";
const relyingParty = { id: "example.org", name: "Example", origins: [origin] };
const creation = {
  challenge: "Y2hhbGxlbmdlIG9mIGEgcmVnaXN0cmF0aW9u",
  rp: { id: "example.org" },
  user: { id: "aGFuZGxl" },
};
const request = { challenge: "Y2hhbGxlbmdlIG9mIGEgc2lnbi1pbg", rpId: "example.org" };

const register = (answer: string) =>
  verifyRegistration({ answer: attestationField.parse(answer), challenge: creation.challenge, relyingParty });

const assert = (answer: string, passkey: KnownPasskey, requireUserVerification = true) =>
  verifyAssertion({
    answer: assertionField.parse(answer),
    challenge: request.challenge,
    relyingParty,
    passkey,
    requireUserVerification,
  });

/** An authenticator that has registered, and what we keep of it. */
async function registered(about: Partial<ConstructorParameters<typeof Authenticator>[0]> = {}) {
  const key = new Authenticator({ origin, ...about });
  const made = await register(key.create(creation));
  if (!made.verified) throw new Error(made.cause);
  return { key, passkey: made };
}

const why = (verdict: { verified: boolean; cause?: string }) => verdict.cause ?? "verified";

describe("a registration", () => {
  test.each(["ES256", "EdDSA", "RS256"] as const)(
    "with %s is taken, without and with self attestation",
    async (algorithm) => {
      const key = new Authenticator({ origin, algorithm });
      expect(await register(key.create(creation))).toMatchObject({ verified: true, credentialId: key.id });
      const attestation = key.selfAttestation(creation);
      expect(await register(key.create(creation, { attestation }))).toMatchObject({ verified: true });
    },
  );

  test("tells what was made", async () => {
    const { passkey } = await registered({ be: true, bs: true, uv: false });
    expect(passkey).toMatchObject({
      signCount: 0,
      backupState: true,
      deviceType: "multi_device",
      userVerified: false,
      transports: ["internal", "hybrid"],
    });
  });

  const chain = new Map<string, number | Uint8Array | Uint8Array[]>([
    ["alg", -7],
    ["sig", new Uint8Array(70)],
    ["x5c", [new Uint8Array(300).fill(1)]],
  ]);
  const faults: [string, Fault, RegExp][] = [
    ["another challenge", { clientData: { challenge: "AAAA" } }, /challenge/],
    ["another origin", { clientData: { origin: "https://evil.example" } }, /origin/],
    ["a sub-domain", { clientData: { origin: "https://sub.example.org" } }, /origin/],
    ["another scheme", { clientData: { origin: "http://example.org" } }, /origin/],
    ["another type", { clientData: { type: "webauthn.get" } }, /type/],
    ["a page inside another", { clientData: { crossOrigin: true } }, /cross-origin/],
    ["a top origin", { clientData: { topOrigin: origin } }, /cross-origin/],
    ["client data that is no object", { clientDataText: "null" }, /no client data/],
    ["client data that is no JSON", { clientDataText: "{" }, /JSON/],
    ["another domain", { rpId: "evil.example" }, /RP ID/],
    ["nobody present", { flags: { up: false } }, /present/],
    ["a backup that cannot be", { flags: { be: false, bs: true } }, /backup|backed/i],
    ["ids that differ", { rawId: "b3RoZXI" }, /base64url/],
    ["an id that is not the attested one", { id: "b3RoZXI", rawId: "b3RoZXI" }, /two different/],
    ["a credential of another kind", { type: "password" }, /public key/],
    ["an unknown attestation", { attestation: { fmt: "weird", statement: new Map() } }, /not asked for/],
    [
      "an attestation of none that says something",
      { attestation: { fmt: "none", statement: new Map([["sig", "x"]]) } },
      /None/,
    ],
    ["a certificate", { attestation: { fmt: "packed", statement: chain } }, /not asked for/],
  ];
  test.each(faults)("with %s is refused", async (_, fault, cause) => {
    const key = new Authenticator({ origin });
    expect(why(await register(key.create(creation, fault)))).toMatch(cause);
  });

  /** What stands in place of the attestation object, or beside the answer. */
  const malformed: [string, (good: Answer) => unknown][] = [
    ["a megabyte of it", (good) => attested(good, Buffer.alloc(1_000_000, 0x61))],
    ["lists in lists", (good) => attested(good, Buffer.alloc(40_000, 0x81))],
    ["maps without an end", (good) => attested(good, Buffer.alloc(40_000, 0xbf))],
    ["a list of 2^32 elements", (good) => attested(good, Buffer.from("9affffffff", "hex"))],
    ["a text of 2^64 bytes", (good) => attested(good, Buffer.from("7bffffffffffffffff", "hex"))],
    ["no bytes at all", (good) => attested(good, Buffer.alloc(0))],
    ["a map with one key twice", (good) => attested(good, withKeyTwice(good))],
    ["half of it", (good) => attested(good, objectOf(good).subarray(0, 60))],
    ["plain base64", (good) => ({ ...good, response: { ...good.response, clientDataJSON: "ab+/ab==" } })],
    ["an id that is not the raw one", (good) => ({ ...good, rawId: "b3RoZXI" })],
    ["an id of 100 kB", (good) => ({ ...good, id: "a".repeat(100_000), rawId: "a".repeat(100_000) })],
    ["no id", ({ id: _, ...rest }) => rest],
    ["a number for an id", (good) => ({ ...good, id: 7 })],
  ];
  test.each(malformed)("AT-223: with %s is refused within 50 ms", async (_, spoil) => {
    const good = JSON.parse(new Authenticator({ origin }).create(creation));
    const text = JSON.stringify(spoil(good));
    const began = performance.now();
    const parsed = attestationField.safeParse(text);
    const verdict = parsed.success ? await register(text) : { verified: false };
    expect(performance.now() - began).toBeLessThan(50);
    expect(verdict.verified).toBe(false);
  });

  test("with an algorithm that was not offered is refused", async () => {
    const key = new Authenticator({ origin, algorithm: "ES384" });
    expect(why(await register(key.create(creation)))).toMatch(/public key alg/);
  });

  test("signed by another key is refused", async () => {
    const attestation = new Authenticator({ origin }).selfAttestation(creation);
    expect(why(await register(new Authenticator({ origin }).create(creation, { attestation })))).toMatch(/not signed/);
  });
});

describe("an assertion", () => {
  test.each(["ES256", "EdDSA", "RS256"] as const)("with %s is taken", async (algorithm) => {
    const { key, passkey } = await registered({ algorithm });
    expect(await assert(key.get(request), passkey)).toEqual({
      verified: true,
      userVerified: true,
      signCount: 1,
      backupState: false,
    });
  });

  const faults: [string, Fault, RegExp][] = [
    ["another challenge", { clientData: { challenge: "AAAA" } }, /challenge/],
    ["an empty challenge", { clientData: { challenge: "" } }, /challenge/],
    ["another origin", { clientData: { origin: "https://evil.example" } }, /origin/],
    ["another port", { clientData: { origin: "https://example.org:444" } }, /origin/],
    ["an origin with a path", { clientData: { origin: "https://example.org/login" } }, /origin/],
    ["the origin null", { clientData: { origin: "null" } }, /origin/],
    ["another type", { clientData: { type: "webauthn.create" } }, /type/],
    ["a page inside another", { clientData: { crossOrigin: true } }, /cross-origin/],
    ["a page inside another that is named", { clientData: { crossOrigin: true, topOrigin: origin } }, /cross-origin/],
    ["a top origin alone", { clientData: { topOrigin: origin } }, /cross-origin/],
    ["client data that is no object", { clientDataText: "null" }, /no client data/],
    ["client data that is no JSON", { clientDataText: "{" }, /JSON/],
    ["another domain", { rpId: "evil.example" }, /RP ID/],
    ["nobody present", { flags: { up: false } }, /present/],
    ["nobody verified", { flags: { uv: false } }, /verif/],
    ["a backup that cannot be", { flags: { be: false, bs: true } }, /backup|backed/i],
    ["another backup eligibility", { flags: { be: true } }, /eligibility/],
    ["another id", { id: "b3RoZXI", rawId: "b3RoZXI" }, /another credential/],
    ["ids that differ", { rawId: "b3RoZXI" }, /base64url/],
    ["a credential of another kind", { type: "password" }, /public key/],
  ];
  test.each(faults)("with %s is refused", async (_, fault, cause) => {
    const { key, passkey } = await registered();
    expect(why(await assert(key.get(request, fault), passkey))).toMatch(cause);
  });

  test.each([20, 19, 1, 0])("with the count %i after 20 is refused", async (signCount) => {
    const { key, passkey } = await registered();
    expect(why(await assert(key.get(request, { signCount }), { ...passkey, signCount: 20 }))).toMatch(/counter/);
  });

  test("of an authenticator that does not count is taken again and again", async () => {
    const { key, passkey } = await registered({ counts: false });
    expect(await assert(key.get(request), passkey)).toMatchObject({ verified: true, signCount: 0 });
    expect(await assert(key.get(request), passkey)).toMatchObject({ verified: true, signCount: 0 });
  });

  test("without verification is taken where none is demanded", async () => {
    const { key, passkey } = await registered({ uv: false });
    expect(await assert(key.get(request), passkey, false)).toMatchObject({ verified: true, userVerified: false });
  });

  test("signed by another key is refused", async () => {
    const [one, other] = [await registered(), await registered()];
    expect(why(await assert(one.key.get(request), { ...other.passkey, credentialId: one.key.id }))).toMatch(
      /signature/,
    );
  });

  test.each(["ES256", "EdDSA"] as const)(
    "of %s with any one bit flipped is refused",
    async (algorithm) => {
      const { key, passkey } = await registered({ algorithm });
      const answer = assertionField.parse(key.get(request));
      const survivors: string[] = [];
      for (const field of ["clientDataJSON", "authenticatorData", "signature"] as const) {
        for (const flipped of flips(answer.response[field])) {
          const changed = { ...answer, response: { ...answer.response, [field]: flipped.text } };
          const verdict = await verifyAssertion({
            answer: changed,
            challenge: request.challenge,
            relyingParty,
            passkey,
            requireUserVerification: true,
          });
          if (verdict.verified) survivors.push(`${field} ${flipped.bit}`);
        }
      }
      expect(survivors).toEqual([]);
    },
    60_000,
  );

  test("in another spelling of the same bytes is refused", async () => {
    const { key, passkey } = await registered();
    const answer = assertionField.parse(key.get(request));
    // 37 bytes leave two unused bits in the last letter.
    const { authenticatorData } = answer.response;
    const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(
      authenticatorData.at(-1) ?? "",
    );
    const other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[last + 1];
    const changed = {
      ...answer,
      response: { ...answer.response, authenticatorData: authenticatorData.slice(0, -1) + other },
    };
    const verdict = await verifyAssertion({
      answer: changed,
      challenge: request.challenge,
      relyingParty,
      passkey,
      requireUserVerification: true,
    });
    expect(why(verdict)).toMatch(/base64url/);
  });
});

type Answer = { id: string; response: { attestationObject: string } };

const objectOf = (answer: Answer): Buffer => Buffer.from(answer.response.attestationObject, "base64url");
const attested = (answer: Answer, object: Buffer) => ({
  ...answer,
  response: { ...answer.response, attestationObject: object.toString("base64url") },
});
/** The map says four pairs where there were three: "fmt" comes once more, with another value. */
const withKeyTwice = (answer: Answer): Buffer =>
  Buffer.concat([Buffer.from([0xa4]), objectOf(answer).subarray(1), Buffer.from("63666d7466706f636b6574", "hex")]);

/** The text with each of its bits flipped in turn. */
function* flips(text: string): Generator<{ bit: number; text: string }> {
  const bytes = Buffer.from(text, "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield { bit, text: changed.toString("base64url") };
  }
}
