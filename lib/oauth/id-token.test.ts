import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Loopback, startLoopback } from "@/tests/support/loopback";
import { verifyIdToken } from "./id-token";
import type { OAuthProvider } from "./provider";

let server: Loopback;
let provider: OAuthProvider;
let own: CryptoKey;
let foreign: CryptoKey;

beforeAll(async () => {
  server = await startLoopback();
  const pair = await generateKeyPair("RS256");
  own = pair.privateKey;
  foreign = (await generateKeyPair("RS256")).privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), alg: "RS256", use: "sig" }];
  server.answerWith((request, response) => {
    const value = request.url === "/keys" ? { keys } : { issuer: server.url, jwks_uri: `${server.url}/keys` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  });
  const client = { clientId: "gatehouse", clientSecret: "shared secret" };
  provider = { id: "oidc", name: "Example", kind: "oidc", issuer: server.url, ...client };
});
afterAll(() => server.stop());

const token = (given: { alg?: string; issuer?: string; audience?: string; expires?: string } = {}) =>
  new SignJWT()
    .setProtectedHeader({ alg: given.alg ?? "RS256" })
    .setSubject("somebody")
    .setIssuer(given.issuer ?? server.url)
    .setAudience(given.audience ?? "gatehouse")
    .setExpirationTime(given.expires ?? "5 minutes");

describe("an ID token", () => {
  test("of the provider's own key, for us, is believed", async () => {
    await expect(verifyIdToken(provider, await token().sign(own), fetch)).resolves.toBeUndefined();
  });

  test.each([
    ["another key", () => token().sign(foreign)],
    ["another issuer", () => token({ issuer: "https://evil.example" }).sign(own)],
    ["another audience", () => token({ audience: "somebody else" }).sign(own)],
    ["the past", () => token({ expires: "5 minutes ago" }).sign(own)],
    ["the shared secret", () => token({ alg: "HS256" }).sign(new TextEncoder().encode("shared secret".padEnd(32)))],
    ["nobody's signature", async () => new UnsecuredJWT({ sub: "x", iss: server.url, aud: "gatehouse" }).encode()],
  ])("of %s is not", async (_, made) => {
    await expect(verifyIdToken(provider, await made(), fetch)).rejects.toThrow();
  });
});
