import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { z } from "zod";
import type { OAuthProvider } from "./provider";

/** Public keys alone: with a shared secret or none, whoever can hand us a token could have made it. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keySet = z.custom<JSONWebKeySet>(
  (value) => z.object({ keys: z.array(z.object({ kty: z.string() })) }).safeParse(value).success,
);

/**
 * Throws unless the provider's published keys signed this ID token for us. next-auth checks its claims but leaves the
 * signature to the connection it came over (OpenID Connect Core 3.1.3.7, point 6); we do not.
 */
export async function verifyIdToken(provider: OAuthProvider, token: string, ask: typeof fetch): Promise<void> {
  const { issuer, jwks_uri } = metadata.parse(
    await json(ask, `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`),
  );
  const keys = createLocalJWKSet(keySet.parse(await json(ask, jwks_uri)));
  await jwtVerify(token, keys, { algorithms, issuer, audience: provider.clientId, clockTolerance: 30 });
}

async function json(ask: typeof fetch, url: string): Promise<unknown> {
  const response = await ask(url, { headers: { accept: "application/json" } });
  if (!response.ok) throw new TypeError(`The provider answered ${response.status}.`);
  return response.json();
}
