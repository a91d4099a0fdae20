import "server-only";
import { wantsJson } from "../core/negotiation";
import { paths, withNotice, withQuery } from "../core/paths";
import type { Failure, Result } from "../core/result";
import { singlePageAddress } from "../core/single-page";
import type { Departure } from "../features/oauth/begin";
import type { OAuthOutcome } from "../features/oauth/finish";
import { services } from "../runtime";
import { sentenceOf } from "./load";
import { afterFirstFactor, outcomeOf } from "./outcomes";

/** Where a form sends somebody who sets out for another service. */
export const toProvider = ({ address }: Departure): string => address;

/** Where a call that set out goes: there, unless a script asked for the address. A page's form of somebody signed in: home. */
export function departs(result: Result<Departure>, request: Request): string | null {
  if (result.ok) return result.value.redirect ? result.value.address : null;
  const isGuestsOnly = result.code === "ANONYMOUS_USER_REQUIRED" && !wantsJson(request.headers);
  return isGuestsOnly ? outcomeOf(result, null) : null;
}

export const afterDisconnection = (): string => withNotice(paths.accountConnections, "OAUTH_DISCONNECTED");

/** Where somebody goes who came back to sign in or to connect; null = such a link was never made here. */
export async function afterArrival(result: Result<OAuthOutcome>): Promise<string | null> {
  if (!result.ok) return afterRefusal(result);
  const { value } = result;
  if (value.purpose === "connect") return withNotice(paths.accountConnections, "OAUTH_CONNECTED");
  const view = services().config.redirects.afterOAuthLogin;
  return value.status === "signed-in" && view
    ? (singlePage(view, { email: value.email, identity: value.identity }) ?? value.target)
    : afterFirstFactor(value);
}

/** The same of somebody who came back to prove who they are. */
export async function afterVerification(
  result: Result<{ target: string; email: string; identity: string }>,
): Promise<string | null> {
  if (!result.ok) return afterRefusal({ ...result, extra: { purpose: "verify", ...result.extra } });
  const { target, email, identity } = result.value;
  const view = services().config.redirects.afterOAuthVerify;
  return (view && singlePage(view, { email, identity })) || withNotice(target, "REAUTHENTICATION_SUCCESSFUL");
}

/** Back to where the person set out from, with the sentence. What no provider would send is answered on the spot. */
async function afterRefusal(failure: Failure): Promise<string | null> {
  if (failure.code === "NOT_FOUND" || failure.code === "API_ERROR") return null;
  const elsewhere = outcomeOf(failure, null);
  if (elsewhere) return elsewhere;
  const { purpose, next } = failure.extra ?? {};
  const { redirects } = services().config;
  const view = purpose === "verify" ? redirects.verifyError : redirects.loginError;
  const there = view && purpose !== "connect" ? singlePage(view, { error: (await sentenceOf(failure)) ?? "" }) : null;
  if (there) return there;
  const page = purpose === "connect" ? paths.accountConnections : purpose === "verify" ? paths.verify : paths.login;
  return withQuery(page, { refused: failure.code, next: typeof next === "string" ? next : null });
}

/** The address of a view, where a single-page application shows the pages. */
function singlePage(view: string, query: Record<string, string>): string | null {
  const { config, appUrl } = services();
  const { behavior, host } = config.redirects;
  return behavior === "spa" ? singlePageAddress({ view, host, origin: appUrl }, query) : null;
}
