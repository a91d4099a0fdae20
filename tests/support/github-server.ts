import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { startLoopback } from "./loopback";

export type GithubAccount = { id: number; emails: { email: string; primary: boolean; verified: boolean }[] };

/**
 * A server of GitHub's shape: authorization, token and API. Whoever is `signedIn` says yes at once. A code works once, with
 * the secret and the verifier of its challenge. `asked` lists what came, for a look at it.
 */
export async function startGithub(client: { id: string; secret: string }, host?: "127.0.0.1") {
  const loopback = await startLoopback(host);
  const codes = new Map<string, { account: GithubAccount; challenge: string; redirectUri: string }>();
  const tokens = new Map<string, GithubAccount>();
  const asked: { path: string; query: URLSearchParams }[] = [];
  const server = {
    url: loopback.url,
    asked,
    signedIn: null as GithubAccount | null,
    /** Puts something else in place of every answer; null = as usual. */
    instead: null as ((request: IncomingMessage, response: ServerResponse) => boolean) | null,
    stop: loopback.stop,
  };
  loopback.answerWith(async (request, response) => {
    if (server.instead?.(request, response)) return;
    const url = new URL(request.url ?? "/", loopback.url);
    const body = new URLSearchParams(await textOf(request));
    asked.push({ path: url.pathname, query: request.method === "POST" ? body : url.searchParams });
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/login/oauth/authorize") {
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      if (server.signedIn) {
        const code = randomBytes(10).toString("hex");
        const challenge = url.searchParams.get("code_challenge") ?? "";
        codes.set(code, { account: server.signedIn, challenge, redirectUri: back.origin + back.pathname });
        back.searchParams.set("code", code);
      } else {
        back.searchParams.set("error", "access_denied");
        back.searchParams.set("error_description", "<script>alert(1)</script>");
      }
      return response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === "/login/oauth/access_token") {
      const found = codes.get(body.get("code") ?? "");
      codes.delete(body.get("code") ?? "");
      const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`;
      const challenge = createHash("sha256")
        .update(body.get("code_verifier") ?? "")
        .digest("base64url");
      const fits = found?.challenge === challenge && found.redirectUri === body.get("redirect_uri");
      if (!found || !fits || request.headers.authorization !== basic)
        return json({ error: "bad_verification_code" }, 400);
      const token = `gho_${randomBytes(10).toString("hex")}`;
      tokens.set(token, found.account);
      return json({ access_token: token, token_type: "bearer", scope: "user:email" });
    }
    const account = tokens.get((request.headers.authorization ?? "").replace("Bearer ", ""));
    if (!account) return json({ message: "Bad credentials" }, 401);
    if (url.pathname === "/api/v3/user") return json({ id: account.id, login: "someone", email: "public@example.com" });
    if (url.pathname === "/api/v3/user/emails") return json(account.emails);
    return json({ message: "Not Found" }, 404);
  });
  return server;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
