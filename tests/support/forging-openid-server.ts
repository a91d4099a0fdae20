import type { IncomingMessage } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { startLoopback } from "./loopback";

/** Whose signature an ID token has: the published key's, another key's, one made of the shared secret, nobody's. */
export type Signer = "own" | "foreign" | "secret" | "none";

/**
 * An OpenID provider that lies on demand. Left alone it is a good one: whoever is `signedIn` says yes at once. `claims` goes over
 * those of its ID tokens (undefined leaves one out), `userinfo` and `metadata` over what it answers there, `back` over what it
 * sends the browser back with. `asked` lists what came.
 */
export async function startForger(client: { id: string; secret: string }) {
  const loopback = await startLoopback();
  const [own, foreign] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const keys = [{ ...(await exportJWK(own.publicKey)), alg: "RS256", use: "sig" }];
  const nonces = new Map<string, string>();
  const honest = {
    signedIn: "somebody",
    signer: "own" as Signer,
    claims: {} as Record<string, unknown>,
    userinfo: {} as Record<string, unknown>,
    metadata: {} as Record<string, unknown>,
    back: {} as Record<string, string>,
  };
  const lies = structuredClone(honest);
  const asked: { path: string; query: URLSearchParams }[] = [];

  const idToken = (nonce: string | undefined): Promise<string> | string => {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: loopback.url, aud: client.id, sub: lies.signedIn, nonce, iat: now, exp: now + 300 };
    const claims = JSON.parse(JSON.stringify({ ...usual, ...lies.claims }));
    if (lies.signer === "none") return new UnsecuredJWT(claims).encode();
    if (lies.signer === "secret")
      return new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(client.secret));
    const { privateKey } = lies.signer === "own" ? own : foreign;
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
  };

  const answers: Record<string, (query: URLSearchParams) => unknown> = {
    "/.well-known/openid-configuration": () => ({
      issuer: loopback.url,
      authorization_endpoint: `${loopback.url}/authorize`,
      token_endpoint: `${loopback.url}/token`,
      userinfo_endpoint: `${loopback.url}/userinfo`,
      jwks_uri: `${loopback.url}/keys`,
      // Offers all of them, so that it is us who refuse.
      id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
      ...lies.metadata,
    }),
    "/keys": () => ({ keys }),
    "/userinfo": () => ({ sub: lies.signedIn, ...lies.userinfo }),
    "/token": async (query) => ({
      access_token: "forger-access-token",
      refresh_token: "forger-refresh-token",
      token_type: "bearer",
      expires_in: 60,
      id_token: await idToken(nonces.get(query.get("code") ?? "")),
    }),
  };
  loopback.answerWith(async (request, response) => {
    const url = new URL(request.url ?? "/", loopback.url);
    const query = request.method === "POST" ? new URLSearchParams(await textOf(request)) : url.searchParams;
    asked.push({ path: url.pathname, query });
    if (url.pathname === "/authorize") {
      const code = `code-${nonces.size}`;
      nonces.set(code, query.get("nonce") ?? "");
      const back = new URL(query.get("redirect_uri") ?? "");
      back.search = `${new URLSearchParams({ code, state: query.get("state") ?? "", ...lies.back })}`;
      return response.writeHead(302, { location: back.href }).end();
    }
    const answer = answers[url.pathname];
    if (!answer) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(await answer(query)));
  });
  return {
    url: loopback.url,
    lies,
    asked,
    /** Makes it honest again. */
    repent: () => Object.assign(lies, structuredClone(honest)),
    stop: loopback.stop,
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
