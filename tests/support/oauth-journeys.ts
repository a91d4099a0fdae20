import type { Result } from "@/lib/security/core/result";
import { execute } from "@/lib/security/execute";
import { beginConnection, beginSignIn, beginVerification, type Departure } from "@/lib/security/features/oauth/begin";
import { finish } from "@/lib/security/features/oauth/finish";
import { finishVerification } from "@/lib/security/features/oauth/verify";
import type { TestBrowser } from "./context";
import { walkThrough } from "./openid-server";

export type Begin = (browser: TestBrowser, input: object) => Promise<Result<Departure>>;
export const toSignIn: Begin = async (browser, input) => execute(beginSignIn, input, await browser.context());
export const toConnect: Begin = async (browser, input) => execute(beginConnection, input, await browser.context());
export const toVerify: Begin = async (browser, input) => execute(beginVerification, input, await browser.context());

/** Sets out; the address at the provider. */
export async function begun(browser: TestBrowser, provider: string, begin: Begin, next = "/account/password") {
  const result = await begin(browser, { provider, next });
  if (!result.ok) throw new Error(result.code);
  return result.value.address;
}

/** There and back: what the provider sent the browser back with. */
export async function visit(browser: TestBrowser, provider: string, begin: Begin = toSignIn) {
  const { searchParams } = await walkThrough(await begun(browser, provider, begin));
  return {
    ...Object.fromEntries(searchParams),
    provider,
    state: searchParams.get("state") ?? "",
    code: searchParams.get("code") ?? undefined,
  };
}

export const arriveIn = async (browser: TestBrowser, came: object) => execute(finish, came, await browser.context());
export const proveIn = async (browser: TestBrowser, came: object) =>
  execute(finishVerification, came, await browser.context());

export const signInBy = async (browser: TestBrowser, provider: string) =>
  arriveIn(browser, await visit(browser, provider));
export const connectIn = async (browser: TestBrowser, provider: string) =>
  arriveIn(browser, await visit(browser, provider, toConnect));

export const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.code);

/** What an operator has registered at providers, as the environment tells it. */
export function registerAt(services: Record<string, string>, client: { id: string; secret: string }): void {
  for (const [name, issuer] of Object.entries(services)) {
    process.env[`AUTH_${name}_ID`] = client.id;
    process.env[`AUTH_${name}_SECRET`] = client.secret;
    process.env[`AUTH_${name}_ISSUER`] = issuer;
  }
}
