import Provider from "oidc-provider";
import { startLoopback } from "./loopback";

export type OpenIdAccount = { sub: string; email?: string; email_verified?: boolean };

/**
 * A real OpenID provider (`oidc-provider`) on loopback. Its page of consent is left out: whoever is `signedIn` says yes at
 * once; nobody = denied.
 */
export async function startOpenId(client: { id: string; secret: string }, host?: "127.0.0.1") {
  const loopback = await startLoopback(host);
  const state = { signedIn: null as OpenIdAccount | null };
  const accounts = new Map<string, OpenIdAccount>();
  const answerFor = (redirectUris: string[]) => {
    const provider = new Provider(loopback.url, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: redirectUris,
          grant_types: ["authorization_code"],
          response_types: ["code"],
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      pkce: { required: () => true },
      cookies: { keys: ["only for tests"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...(accounts.get(sub) ?? {}), sub }) }),
    });
    const usual = provider.callback();
    loopback.answerWith(async (request, response) => {
      if (!request.url?.startsWith("/interaction/")) return usual(request, response);
      const account = state.signedIn;
      if (!account) return provider.interactionFinished(request, response, { error: "access_denied" });
      accounts.set(account.sub, account);
      const { params } = await provider.interactionDetails(request, response);
      const grant = new provider.Grant({ accountId: account.sub, clientId: String(params.client_id) });
      grant.addOIDCScope("openid email");
      return provider.interactionFinished(request, response, {
        login: { accountId: account.sub, remember: false },
        consent: { grantId: await grant.save() },
      });
    });
  };
  return {
    url: loopback.url,
    state,
    /** Settles where browsers may be sent back to; before, nothing is answered. */
    answerFor,
    stop: loopback.stop,
  };
}

/** Follows the provider's redirects as a browser does, with a cookie jar, to the first address elsewhere. */
export async function walkThrough(start: string): Promise<URL> {
  const { origin } = new URL(start);
  const jar = new Map<string, string>();
  for (let url = new URL(start), steps = 0; steps < 10; steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url);
    if (url.origin !== origin) return url;
  }
  throw new Error("The provider goes round in circles.");
}
