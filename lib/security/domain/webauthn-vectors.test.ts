import { describe, expect, test } from "vitest";
import { type Vector, vectors } from "@/tests/support/webauthn-vectors";
import { verifyAssertion, verifyRegistration } from "./webauthn-verification";

const relyingParty = { id: "example.org", name: "Example", origins: ["https://example.org"] };

/** What we refuse by policy, and as what; everything else has to pass. */
const refusals: Record<string, RegExp> = {
  "none.ES256.crossOrigin": /^cross-origin$/,
  "none.ES256.topOrigin": /^cross-origin$/,
  "packed.ES384": /public key alg "-35"/,
  "packed.ES512": /public key alg "-36"/,
  "packed.Ed448": /public key alg "-53"/,
};

/** Signatures as the specification prints them: what we made from the seed is what stands there. */
const printed: Record<string, string> = {
  "none.ES256":
    "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87",
  "packed-self.ES256":
    "304402203310b9431903c401f1be2bdc8d23a4007682dbbddcf846994947b7f465daf84002204e94dd00047b316061b3b99772b7efd95994a83ef584b3b6b825ea3550251b66",
  "none.ES256.topOrigin":
    "3045022100b5a70c81780d5fcc9a4f2ae9caae99058f8accaf58b91fb59329646c28ac6ffc022012e101c165db3c8e9957f0c54dd6ca9b56bc3bd2f280bd2faa6c1d02c6e5c171",
  "none.ES256.long-credential-id":
    "304502203ecef83fb12a0cae7841055f9f87103a99fd14b424194bbf06c4623d3ee6e3fd022100d2ace346db262b1374a6b70faa51f518a42ddca13a4125ce6f5052a75bac9fb6",
  "packed.ES256":
    "30450220694969d3ee928de6f02ef23a9c644d7d779916451734a94b432542f498a1ebe90221008b0819c824218a97152cd099c55bfb1477b29d900a49a64018314f9bfccda163",
};

const judgeRegistration = ({ registration }: Vector) => {
  const { challenge, credentialId: id, clientDataJSON, attestationObject } = registration;
  const answer = { id, rawId: id, type: "public-key", response: { clientDataJSON, attestationObject } };
  return verifyRegistration({ answer, challenge, relyingParty });
};

describe("AT-203: the W3C test vector", () => {
  test.each(vectors().filter(({ name }) => !(name in refusals)))("$name is taken, both times", async (vector) => {
    const passkey = await judgeRegistration(vector);
    if (!passkey.verified) throw new Error(passkey.cause);
    const { challenge, ...response } = vector.authentication;
    const { credentialId: id } = vector.registration;
    const answer = { id, rawId: id, type: "public-key", response };
    const verdict = await verifyAssertion({
      answer,
      challenge,
      relyingParty,
      passkey,
      requireUserVerification: false,
    });
    expect(verdict).toMatchObject({ verified: true, signCount: 0 });
  });

  test.each(vectors().filter(({ name }) => !(name in refusals)))(
    "$name with a bit flipped in any byte is refused",
    async (vector) => {
      const passkey = await judgeRegistration(vector);
      if (!passkey.verified) throw new Error(passkey.cause);
      const { credentialId } = vector.registration;
      const survivors: string[] = [];
      for (const field of ["challenge", "clientDataJSON", "authenticatorData", "signature", "id"] as const) {
        const fields = { ...vector.authentication, id: credentialId };
        for (const text of flips(fields[field])) {
          const { challenge, id, ...response } = { ...fields, [field]: text };
          const answer = { id, rawId: id, type: "public-key", response };
          const given = { answer, challenge, relyingParty, passkey, requireUserVerification: false };
          if ((await verifyAssertion(given)).verified) survivors.push(`${field} ${text}`);
        }
      }
      for (const field of ["challenge", "credentialId"] as const)
        for (const text of flips(vector.registration[field]))
          if (
            (await judgeRegistration({ ...vector, registration: { ...vector.registration, [field]: text } })).verified
          )
            survivors.push(`${field} of the registration ${text}`);
      expect(survivors).toEqual([]);
    },
    60_000,
  );

  test.each(vectors().filter(({ name }) => name in refusals))("$name is refused by policy", async (vector) => {
    const verdict = await judgeRegistration(vector);
    expect(verdict).toMatchObject({ verified: false, cause: expect.stringMatching(refusals[vector.name] ?? /^$/) });
  });

  test.each(vectors().filter(({ name }) => name in printed))("$name is the one that is printed", (vector) => {
    expect(Buffer.from(vector.authentication.signature, "base64url").toString("hex")).toBe(printed[vector.name]);
  });
});

test("AT-203: there are fifteen of them", () => {
  expect(vectors()).toHaveLength(15);
});

/** The text with one bit flipped in each byte in turn; which one differs from byte to byte. */
function* flips(text: string): Generator<string> {
  const bytes = Buffer.from(text, "base64url");
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ (1 << (index % 8));
    yield changed.toString("base64url");
  }
}
