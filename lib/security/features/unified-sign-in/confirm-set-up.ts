import { isUniqueViolation } from "@/lib/db";
import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { signedIn } from "../../core/access";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import type { CodeProof } from "../../domain/code-proofs";
import { countSetUpTry, findSetUp, type OpenSetUp, proveDraft, spendSetUp } from "../../domain/factor-set-ups";
import { queueMail } from "../../domain/mails";
import { savePasscodeMethod } from "../../domain/passcode-methods";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { methodNotice } from "./notices";
import { confirmMethodSchema } from "./schema";
import { phoneTaken } from "./set-up";

export type MethodConfirmed = { method: TwoFactorMethod; phone: string | null; target: string };

/** Puts a way to sign in into force by the code that proves it; the state is that of this person, in time, used once. */
export const confirmMethod = defineUseCase({
  name: "unified-sign-in.confirm-set-up",
  feature: "unifiedSignIn",
  input: confirmMethodSchema,
  access: signedIn(),
  async run({ state, passcode, next }, ctx): Promise<Result<MethodConfirmed>> {
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.principal.userId } });
    const setUp = await openSetUp(ctx, ctx.principal, state);
    if (setUp === "invalid") return fail("API_ERROR");
    if (setUp === "expired") return expired(ctx);
    if (!(await countSetUpTry(ctx, setUp))) return expired(ctx);
    const { draft } = setUp;
    const window = ctx.config.twoFactor.authenticatorValidity;
    const asked = { purpose: "unified-setup", challenge: user.id, user, draft, window } as const;
    const proof = await proveDraft(ctx, asked, passcode.replaceAll(" ", ""));
    const failure = proof ? await save(ctx, user, setUp, proof) : wrong();
    if (failure) return failure;
    await ctx.emit("us_profile_changed", { userId: user.id, methods: [draft.method], delete: false });
    const target = chooseTarget(ctx, next, ctx.config.redirects.afterUnifiedSetup);
    return ok({ method: draft.method, phone: draft.phoneE164, target });
  },
});

/** By its state; a page of ours carries none and goes on with what its session has begun. */
export function openSetUp(ctx: Context, { userId: id, uniquifier, session }: UserPrincipal, state: string | null) {
  const by = state === null && session ? { sessionId: session.id } : { token: state ?? "" };
  return findSetUp(ctx, "unified-setup", { id, uniquifier }, by);
}

/** State, code and method, all or nothing. The number may have become somebody else's in the meantime. */
async function save(ctx: Context, user: User, setUp: OpenSetUp, proof: CodeProof): Promise<Failure | null> {
  const { draft } = setUp;
  const notice = await methodNotice(ctx, user, "added", [draft.method]);
  try {
    return await allOrNothing(ctx.db, async (tx) => {
      if (!(await spendSetUp(tx, setUp, ctx.now())) || !(await proof.spend(tx))) return wrong();
      if (!(await savePasscodeMethod(tx, user, { ...draft, step: proof.step }, ctx.now()))) return fail("API_ERROR");
      await queueMail(ctx, tx, notice);
      return null;
    });
  } catch (error) {
    if (isUniqueViolation(error) && draft.phoneE164 !== null) return phoneTaken(draft.phoneE164);
    throw error;
  }
}

const expired = ({ config }: Context): Failure =>
  fail("US_SETUP_EXPIRED", "", { within: { milliseconds: config.unifiedSignIn.setupWithin } });

const wrong = (): Failure => fail("INVALID_PASSWORD_CODE", "passcode");
