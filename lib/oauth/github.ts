import { z } from "zod";
import type { ProviderPerson } from "./provider";

/** GitHub's addresses by that of its site; an Enterprise server has its API below the site's own. */
export function githubAddresses(site: string) {
  const base = site.replace(/\/$/, "");
  return {
    issuer: `${base}/login/oauth`,
    authorization: `${base}/login/oauth/authorize`,
    token: `${base}/login/oauth/access_token`,
    api: base === "https://github.com" ? "https://api.github.com" : `${base}/api/v3`,
  };
}

const profile = z.object({ id: z.number().int().positive() });
const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Asks who holds this token. The public address of a profile is verified by nobody, so it is not looked at. */
export async function githubPerson(api: string, token: string, ask: typeof fetch): Promise<ProviderPerson> {
  const { id } = profile.parse(await get(ask, `${api}/user`, token));
  const own = addresses.parse(await get(ask, `${api}/user/emails`, token));
  return {
    subject: String(id),
    verifiedEmail: own.find(({ primary, verified }) => primary && verified)?.email ?? null,
  };
}

async function get(ask: typeof fetch, url: string, token: string): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: "application/vnd.github+json",
    "user-agent": "gatehouse",
  };
  const response = await ask(url, { headers });
  if (!response.ok) throw new TypeError(`GitHub answered ${response.status}.`);
  return response.json();
}
