import "server-only";
import type { output, ZodNull, ZodNullable, ZodObject } from "zod";
import type { Mechanism } from "../config";
import type { Context, UserPrincipal } from "../context";
import type { AccessRule } from "../core/access";
import { wantsJson } from "../core/negotiation";
import { type Failure, type Result, refuse } from "../core/result";
import { usableLinksOf } from "../domain/linked-accounts";
import { hasVerifyingPasskey } from "../domain/webauthn-credentials";
import { execute } from "../execute";
import { createContext, type Services, services } from "../runtime";
import type { UseCase } from "../use-case";
import { authenticate } from "./authenticate";
import { isReadable, readFields } from "./body";
import { mayUseCookies, senderOf, shareWith } from "./cors";
import { csrfComplaint } from "./csrf";
import { csrfBinding, csrfTokenFor, publishCsrf } from "./csrf-cookies";
import { deliverAfterwards, deliverPromptly } from "./deliver";
import { answer, goTo, refusal, seeOther } from "./envelope";
import { requestLanguage } from "./language";
import { asFailure } from "./outages";
import { requestFacts } from "./request";
import { type WebSession, webSession } from "./session";

/** What an answer is made with, besides the use-case's own value. */
export type Presenting = {
  ctx: Context;
  services: Services;
  session: WebSession;
  request: Request;
  signedIn: UserPrincipal | null;
};

/** The keys of `response`; null = an empty answer, without a token for the next request. */
export type Answers = ZodObject | ZodNullable<ZodObject> | ZodNull;

/**
 * A row of the endpoint table: a use-case and how it looks in JSON. `Given` (what a client may send) and `A` (what it is
 * answered) are what the OpenAPI document and the typed client are made from.
 */
export type Endpoint<Given = unknown, A extends Answers = Answers> = {
  useCase: UseCase<never, unknown, AccessRule, Given>;
  /** What it does, in one line. */
  summary: string;
  answers: A;
  present(value: unknown, presenting: Presenting): Promise<output<A>>;
  /** Another endpoint that goes on from here, such as "mf-recovery"; null = answered on the spot. */
  redirect?(value: unknown): string | null;
  /** Which mechanisms may prove who calls; default: the configured ones. */
  mechanisms?: readonly Mechanism[];
  /** Whether it mails is nobody's business, signed in or not: mail leaves after the answer. */
  mailsUnseen?: true;
  /** Asks for no CSRF token whatever the mode. */
  unguarded?: (services: Pick<Services, "config">) => boolean;
  /** Refuses forms: an endpoint for programs alone. */
  jsonOnly?: true;
  /** Fields that the browser's cookies stand for; they go before those of the body. */
  lend?: (services: Services) => Promise<Record<string, unknown>>;
  /** The query of the address is its input, as of a link that somebody else has made. A name given twice becomes a list. */
  byQuery?: true;
  /** An address that a browser is sent to, whatever came of the call; null = answered on the spot. HEAD is refused. */
  follow?(result: Result<unknown>, request: Request): string | null | Promise<string | null>;
  /** Its answer brings no token for the next request. */
  bare?: true;
};

/** Joins a use-case with its JSON answer: `present` gives the keys of `response`, as `answers` has them. */
export function endpoint<I, O, R extends AccessRule, Given, A extends Answers>(
  useCase: UseCase<I, O, R, Given>,
  present: (value: O, presenting: Presenting) => output<A> | Promise<output<A>>,
  more: Omit<Endpoint<Given, A>, "useCase" | "present" | "redirect" | "follow"> & {
    redirect?: (value: O) => string | null;
    follow?: (result: Result<O>, request: Request) => string | null | Promise<string | null>;
  },
): Endpoint<Given, A> {
  const { redirect, follow, ...rest } = more;
  // The value that reaches `present`, `redirect` and `follow` is the one this use-case returned.
  return {
    ...rest,
    ...(redirect ? { redirect: (value) => redirect(value as O) } : {}),
    ...(follow ? { follow: (result, request) => follow(result as Result<O>, request) } : {}),
    useCase: useCase as unknown as Endpoint<Given, A>["useCase"],
    present: async (value, presenting) => present(value as O, presenting),
  };
}

/** Answers one JSON request by one endpoint. `params` are the variable parts of its path. */
export async function respond(row: Endpoint, request: Request, params: Record<string, string> = {}): Promise<Response> {
  const url = new URL(request.url);
  // The doorman, who writes the path down, does not see what comes to the JSON door's own address.
  const facts = { ...(await requestFacts()), path: url.pathname };
  const all = services();
  const response = await attempt(row, request, params, all, facts).catch((error: unknown) =>
    refusal(all.config, asFailure(error, facts.id)),
  );
  // An address that holds a token is kept nowhere, whatever is configured.
  const { allowInQuery, queryKey } = all.config.tokens;
  if (allowInQuery && url.searchParams.has(queryKey)) response.headers.set("cache-control", "no-store");
  return shareWith(request, response, all);
}

async function attempt(
  row: Endpoint,
  request: Request,
  params: Record<string, string>,
  all: Services,
  facts: Awaited<ReturnType<typeof requestFacts>>,
): Promise<Response> {
  const { config } = all;
  const unsafe = request.method !== "GET" && request.method !== "HEAD";
  if (unsafe && senderOf(request, all) === "foreign") return refusal(config, refuse("ORIGIN_REFUSED"));
  if (row.jsonOnly && !wantsJson(request.headers)) return refusal(config, refuse("API_ERROR"));
  if (!isReadable(new URL(request.url).search.slice(1))) return refusal(config, refuse("API_ERROR"));
  const body = unsafe ? await readFields(request) : { fields: {} };
  if ("refusal" in body) return refusal(config, { ...refuse(body.refusal) });

  const mechanisms = row.mechanisms ?? config.api.mechanisms;
  // An open endpoint is called by whoever is signed in, even where sessions open no guarded one.
  const asked = isOpen(row)
    ? [...new Set<Mechanism>(["session", ...mechanisms.filter((one) => one !== "basic")])]
    : mechanisms;
  const language = await requestLanguage();
  const anonymous = createContext(all, { principal: null, facts, session: webSession(all, facts, null), language });
  const principal = await authenticate(all, request, body.fields, asked, anonymous);
  if (principal === "too-many") return refusal(config, refuse("TOO_MANY_REQUESTS", { retryAfter: 60 }));
  const cookiesCount = mayUseCookies(request, all);
  // What a browser adds by itself, a session or a Basic password, must not serve the pages of others.
  if (unsafe && principal && principal.mechanism !== "token" && !cookiesCount)
    return refusal(config, refuse("ORIGIN_REFUSED"));

  const session = webSession(all, facts, principal?.session?.id ?? null);
  const binding = await csrfBinding(session.sessionId());
  const checkForgery = unsafe ? () => forgery(row, request, all, principal, binding) : undefined;
  const ctx = createContext(all, { principal, facts, session, language, checkForgery });
  const lent = cookiesCount ? await row.lend?.(all) : {};
  const result = await execute(row.useCase, { ...inputOf(row, request, body.fields, params), ...lent }, ctx);
  const isKnown = principal !== null || session.sessionId() !== null;
  if (unsafe && isKnown && !row.mailsUnseen) await deliverPromptly(ctx);
  else if (unsafe || row.follow) deliverAfterwards(ctx);
  const away = (await row.follow?.(result, request)) ?? null;
  if (away !== null) return goTo(config, away);
  if (!result.ok) return refuseCall(row, all, mechanisms, result, ctx);

  const elsewhere = row.redirect?.(result.value);
  if (elsewhere) return seeOther(config, elsewhere);
  const response = await row.present(result.value, { ctx, services: all, session, request, signedIn: principal });
  if (!response || row.bare) return answer(config, 200, response ?? {});
  const token = await csrfTokenFor(all, session);
  await publishCsrf(all, token, request);
  return answer(config, 200, { csrf_token: token, ...response });
}

const isOpen = (row: Endpoint): boolean => row.useCase.access.kind === "anyone" || row.useCase.access.kind === "guests";

/** Fields of the body; the query lends `next` where the body has none, and the path its parts. */
function inputOf(
  row: Endpoint,
  request: Request,
  fields: Record<string, unknown>,
  params: Record<string, string>,
): Record<string, unknown> {
  const query = new URL(request.url).searchParams;
  if (row.byQuery) return { ...valuesOf(query), ...params };
  const targets = query.getAll("next");
  const next = fields.next ?? (targets.length > 1 ? targets : targets[0]);
  return { ...fields, ...(next === undefined ? {} : { next }), ...params };
}

const valuesOf = (query: URLSearchParams): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );

/** Mode D of the contract: what is authenticated by a listed mechanism, and what is open, carries a token. */
function forgery(
  row: Endpoint,
  request: Request,
  { config, keyring, clock }: Services,
  principal: UserPrincipal | null,
  binding: string | null,
): Failure | null {
  if (row.unguarded?.(services())) return null;
  if (principal ? !config.csrf.mechanisms.includes(principal.mechanism) : config.csrf.ignoreOpenEndpoints) return null;
  const token =
    ["x-csrftoken", "x-csrf-token", config.csrf.header].map((name) => request.headers.get(name)).find(Boolean) ?? null;
  const complaint = csrfComplaint(keyring, token, binding, clock.now(), config.csrf.within);
  return complaint && refuse(complaint);
}

/** Basic among the mechanisms turns a missing sign-in into a challenge. */
async function refuseCall(
  row: Endpoint,
  { config }: Services,
  mechanisms: readonly Mechanism[],
  failure: Failure,
  ctx: Context,
): Promise<Response> {
  if (failure.code === "UNAUTHENTICATED" && mechanisms.includes("basic") && !isOpen(row))
    return refusal(config, failure, { "www-authenticate": `Basic realm="${config.api.realm.replace(/["\\]/g, "")}"` });
  if (failure.code === "REAUTHENTICATION_REQUIRED")
    return refusal(config, { ...failure, extra: { ...failure.extra, ...(await reauthenticationMeans(ctx)) } });
  return refusal(config, failure);
}

/** By what somebody may prove once more who they are. */
async function reauthenticationMeans(ctx: Context) {
  const providers = await connectedProviders(ctx);
  return {
    unified_signin_enabled: ctx.config.features.unifiedSignIn,
    has_webauthn_verify_credential: await canVerifyByPasskey(ctx),
    oauth_enabled: providers.length > 0,
    oauth_providers: providers,
  };
}

const connectedProviders = async (ctx: Context): Promise<string[]> =>
  ctx.principal?.kind === "user" ? usableLinksOf(ctx, ctx.db, ctx.principal.userId) : [];

const canVerifyByPasskey = async (ctx: Context): Promise<boolean> =>
  ctx.principal?.kind === "user" && hasVerifyingPasskey(ctx, ctx.principal.userId);
