import type { ZodError } from "zod";
import { withRequestId } from "@/lib/log";
import { inSpan } from "@/lib/telemetry/trace";
import type { Context, Principal } from "./context";
import { type AccessRule, admits } from "./core/access";
import { isMessageKey } from "./core/errors";
import { type Complaints, complain, type Failure, failWith, type Result, refuse } from "./core/result";
import { freshness } from "./freshness";
import type { Delegate, PrincipalFor, UseCase } from "./use-case";

/** The only place that runs a use-case. Every request, whatever its door, passes these lines in this order. */
export function execute<I, O, A extends AccessRule>(
  useCase: UseCase<I, O, A>,
  raw: unknown,
  ctx: Context,
): Promise<Result<O>> {
  return withRequestId(ctx.request.id, () =>
    inSpan(useCase.name, { "gatehouse.request_id": ctx.request.id }, async (span) => {
      const result = await decideAndRun(useCase, raw, ctx);
      span.setAttribute("gatehouse.outcome", result.ok ? "ok" : result.code);
      return result;
    }),
  );
}

async function decideAndRun<I, O, A extends AccessRule>(
  useCase: UseCase<I, O, A>,
  raw: unknown,
  ctx: Context,
): Promise<Result<O>> {
  if (useCase.feature && !ctx.config.features[useCase.feature]) return refuse("NOT_FOUND");

  const refusal = refusalOf(useCase.access, ctx.principal) ?? refusalOfDelegate(useCase, ctx.principal);
  if (refusal?.code === "UNAUTHENTICATED")
    await ctx.emit("user_unauthenticated", { path: ctx.request.path ?? undefined });
  if (refusal?.code === "UNAUTHORIZED" && ctx.principal?.kind === "user")
    await ctx.emit("user_unauthorized", { userId: ctx.principal.userId, useCase: useCase.name });
  if (refusal) return refusal;
  // The rule has just been checked, so the principal is the one that its type promises.
  const admitted = asStranger(useCase, ctx) as unknown as Context<PrincipalFor<A>>;

  if (useCase.fresh?.(admitted) && !(await freshness(ctx)))
    return refuse("REAUTHENTICATION_REQUIRED", { extra: { reauth_required: true } });
  const forgery = ctx.checkForgery?.();
  if (forgery) return forgery;

  const disguise = (failure: Failure): Result<O> =>
    failure.about === "form" && useCase.disguise ? useCase.disguise(failure, ctx) : failure;
  const parsed = useCase.input.safeParse(raw);
  if (!parsed.success) return disguise(failWith(complaintsOf(parsed.error)));

  if (useCase.limit) {
    const account = (await useCase.limit.account?.(parsed.data, ctx)) ?? null;
    const verdict = await ctx.limiter.take(useCase.limit.rule, account);
    if (!verdict.allowed) {
      if (verdict.reached) await ctx.emit("limit_reached", { rule: useCase.limit.rule, account: verdict.reached });
      return refuse("TOO_MANY_REQUESTS", { retryAfter: verdict.retryAfter });
    }
  }

  const result = await useCase.run(parsed.data, admitted);
  return result.ok ? result : disguise(result);
}

/** Why this principal may not, or null. The terminal passes administration's rules and no personal ones. */
function refusalOf(rule: AccessRule, principal: Principal): Failure | null {
  if (rule.kind === "anyone") return null;
  if (principal?.kind === "system")
    return rule.kind === "signed-in" || rule.kind === "guests" ? refuse("UNAUTHENTICATED") : null;
  if (admits(rule, principal)) return null;
  if (rule.kind === "guests") return refuse("ANONYMOUS_USER_REQUIRED");
  return refuse(principal === null ? "UNAUTHENTICATED" : "UNAUTHORIZED");
}

/** Whoever acts for a person is kept from what the use-case does not open to them. */
function refusalOfDelegate({ access, delegates = [] }: Guarded, principal: Principal): Failure | null {
  const delegate = delegateOf(principal);
  if (delegate === null || access.kind === "anyone" || delegates.includes(delegate)) return null;
  const isByPermission = access.kind !== "signed-in";
  return delegate === "personal-token" && isByPermission ? null : refuse("UNAUTHORIZED");
}

/** What is open to everybody may go further for those who are signed in; whoever acts for a person counts as nobody there. */
const asStranger = ({ access, delegates = [] }: Guarded, ctx: Context): Context => {
  const delegate = delegateOf(ctx.principal);
  const isStranger = delegate !== null && access.kind === "anyone" && !delegates.includes(delegate);
  return isStranger ? { ...ctx, principal: null } : ctx;
};

type Guarded = Pick<UseCase<never, unknown>, "access" | "delegates">;

function delegateOf(principal: Principal): Delegate | null {
  if (principal?.kind !== "user") return null;
  if (principal.personalToken) return "personal-token";
  return principal.impersonator ? "impersonation" : null;
}

/** A schema's messages are keys; anything else means that the call itself does not fit. */
function complaintsOf(error: ZodError): Complaints {
  const complaints: Complaints = {};
  for (const issue of error.issues) {
    const field = typeof issue.path[0] === "string" ? issue.path[0] : "";
    if (complaints[field]) continue; // one complaint a field: the first
    complain(complaints, field, isMessageKey(issue.message) ? issue.message : "API_ERROR");
  }
  return complaints;
}
