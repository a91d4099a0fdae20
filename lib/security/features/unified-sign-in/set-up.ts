import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { signedIn } from "../../core/access";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { type AppKey, appKeyOf } from "../../domain/app-keys";
import { draftFactor, type FactorDraft, keepDraft, sendDraftCode } from "../../domain/factor-set-ups";
import { offeredCodeMethods } from "../../domain/passcode-methods";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase, ownAccount } from "../../use-case";
import { deleteMethods } from "./delete-methods";
import { setUpMethodSchema } from "./schema";

export type SetUpBegun = { method: TwoFactorMethod; phone: string | null; state: string; app: AppKey | null };
export type SetUpOutcome = { begun: SetUpBegun | null; deleted: TwoFactorMethod[]; target: string };

/**
 * Begins to set up a way to sign in, takes ways away, or both. A new one counts from the proof of its code on, and only then
 * is a number kept.
 */
export const setUpMethod = defineUseCase({
  name: "unified-sign-in.set-up",
  feature: "unifiedSignIn",
  input: setUpMethodSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(input, ctx): Promise<Result<SetUpOutcome>> {
    if (input.chosen_method === "" && input.delete_method.length === 0) return fail("API_ERROR");
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.principal.userId } });
    const draft = input.chosen_method === "" ? null : await draftOf(ctx, user, input);
    if (draft && !draft.ok) return draft;
    const deleted = await deleteMethods(ctx, user, input.delete_method);
    if (!deleted.ok) return deleted;
    const begun = draft && (await begin(ctx, ctx.principal, user, draft.value));
    if (begun && !begun.ok) return begun;
    const target = chooseTarget(ctx, input.next, ctx.config.redirects.afterUnifiedSetup);
    return ok({ begun: begun?.value ?? null, deleted: deleted.value, target });
  },
});

async function draftOf(
  ctx: Context,
  user: User,
  { chosen_method, phone }: { chosen_method: string; phone: string },
): Promise<Result<FactorDraft>> {
  const method = offeredCodeMethods(ctx.config).find((one) => one === chosen_method);
  if (!method) return fail("US_METHOD_NOT_AVAILABLE", "chosen_method");
  const draft = draftFactor(ctx, method, phone);
  if (!draft.ok) return draft;
  return (await takenPhone(ctx, user, draft.value.phoneE164)) ?? draft;
}

/**
 * Somebody else's number. Where nobody shall learn who has an account, it is told only to who has proved to hold the phone.
 */
async function takenPhone(ctx: Context, user: User, phone: string | null): Promise<Failure | null> {
  if (phone === null || ctx.config.login.genericResponses) return null;
  const key = await ctx.db.identityKey.findUnique({ where: { key: phone } });
  return key && key.userId !== user.id ? phoneTaken(phone) : null;
}

export const phoneTaken = (phone: string): Failure =>
  fail("IDENTITY_ALREADY_ASSOCIATED", "phone", { attr: "us_phone_number", value: phone });

async function begin(
  ctx: Context,
  principal: UserPrincipal,
  user: User,
  draft: FactorDraft,
): Promise<Result<SetUpBegun>> {
  const within = ctx.config.unifiedSignIn.codeWithin;
  const order = { purpose: "unified-setup", challenge: user.id, user, draft, within } as const;
  const failure = await sendDraftCode(ctx, { ...order, template: "us_instructions" });
  if (failure) return failure;
  if (draft.method !== "authenticator")
    await ctx.emit("us_security_token_sent", { userId: user.id, method: draft.method, sendMagicLink: false });
  const state = await keepDraft(ctx, {
    purpose: "unified-setup",
    user,
    draft,
    within: ctx.config.unifiedSignIn.setupWithin,
    sessionId: principal.session?.id ?? null,
  });
  return ok({ method: draft.method, phone: draft.phoneE164, state, app: appKeyOf(ctx, user, draft) });
}
