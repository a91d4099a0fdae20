import type { Context, UserPrincipal } from "../../context";
import { anyone, guestsOnly, signedIn } from "../../core/access";
import { type Failure, fail, ok, type Result } from "../../core/result";
import type { TokenOwner } from "../../domain/complete-login";
import { findSetUp } from "../../domain/factor-set-ups";
import { countParkedTry } from "../../domain/parked-logins";
import { noteFailedCode } from "../../domain/second-factor-failures";
import { isParkedAs } from "../../domain/second-factors";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { finishSetUp, type SetUpDone, setUpExpired } from "./finish-set-up";
import { passFactor } from "./pass-factor";
import { denied, deniedAndEnded, tooManyCodes } from "./refusal";
import { validateSchema } from "./schema";
import { finishSetUpAtLogin } from "./set-up-at-login";

export type ValidateOutcome = ({ status: "signed-in" } & TokenOwner) | { status: "set-up-required" };

/**
 * Judges the code of a login that waits for it, and signs in; or of a set-up that this session began. Somebody who is signed
 * in and has nothing of the kind open loses their session, as the contract has it: that is no client of ours.
 */
export const validateTwoFactor = defineUseCase({
  name: "two-factor.validate",
  feature: "twoFactor",
  input: validateSchema,
  access: anyone(),
  async run({ code, next }, ctx): Promise<Result<(ValidateOutcome | SetUpDone) & { target: string }>> {
    const target = chooseTarget(ctx, next, ctx.config.redirects.afterLogin);
    const { principal } = ctx;
    const result =
      principal?.kind === "user"
        ? ((await finishOwn(ctx, principal, code)) ?? (await shutOut(ctx)))
        : await finishLogin(ctx, code);
    return result.ok ? ok({ ...result.value, target }) : result;
  },
});

/** The same for a page: in a second tab, or after the Back button, somebody may be signed in already, and just goes on. */
export const validateOnPage = defineUseCase({
  name: "two-factor.validate-on-page",
  feature: "twoFactor",
  input: validateSchema,
  access: guestsOnly(),
  async run({ code, next }, ctx) {
    const result = await finishLogin(ctx, code);
    if (!result.ok) return result;
    return ok({ ...result.value, target: chooseTarget(ctx, next, ctx.config.redirects.afterLogin) });
  },
});

/** Finishes the set-up that this session began: what the form of a page does, which carries no state token. */
export const confirmOwnSetUp = defineUseCase({
  name: "two-factor.confirm-own-set-up",
  feature: "twoFactor",
  input: validateSchema,
  access: signedIn(),
  run: async ({ code }, ctx) => (await finishOwn(ctx, ctx.principal, code)) ?? setUpExpired(ctx),
});

/** Null when this session began no set-up that is still open. */
async function finishOwn(ctx: Context, principal: UserPrincipal, code: string): Promise<Result<SetUpDone> | null> {
  if (!principal.session) return null;
  const { userId: id, uniquifier, session } = principal;
  const setUp = await findSetUp(ctx, "two-factor-setup", { id, uniquifier }, { sessionId: session.id });
  if (setUp === "expired") return setUpExpired(ctx);
  return setUp === "invalid" ? null : finishSetUp(ctx, principal, setUp, code);
}

async function shutOut(ctx: Context): Promise<Failure> {
  await ctx.session.end();
  await ctx.emit("identity_changed", { userId: null });
  return denied();
}

async function finishLogin(ctx: Context, code: string): Promise<Result<ValidateOutcome>> {
  const parked = await ctx.session.parked();
  if (!parked) return denied();
  const isNew = parked.state === "validating_profile";
  if (!isParkedAs(parked, "ready", "validating_profile") || parked.method === "webauthn") return deniedAndEnded(ctx);
  if (!(await countParkedTry(ctx.db, parked.hash, ctx.config))) return denied();
  const tooMany = await tooManyCodes(ctx, parked.userId);
  if (tooMany) return tooMany;
  const outcome = isNew ? await finishSetUpAtLogin(ctx, parked, code) : await passFactor(ctx, parked, code);
  if (outcome) return outcome;
  await noteFailedCode(ctx, parked, "code");
  return fail("TWO_FACTOR_INVALID_TOKEN", "code");
}
