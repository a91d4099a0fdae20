import { z } from "zod";
import type { User } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { anyone } from "../../core/access";
import { maskEmail } from "../../core/phone";
import { ok } from "../../core/result";
import { appKeyOf } from "../../domain/app-keys";
import { type FactorDraft, findSetUp } from "../../domain/factor-set-ups";
import { waitBeforeResend } from "../../domain/one-time-codes";
import { isParkedAs } from "../../domain/second-factors";
import { defineUseCase } from "../../use-case";
import { draftOfLogin } from "./set-up-at-login";

/**
 * The set-up that this session or parked login has open: where its code went, or what the app is given. Null when there is
 * none, so that a secret is never shown again after it was proved, nor to another session.
 */
export const setUpStatus = defineUseCase({
  name: "two-factor.set-up-status",
  feature: "twoFactor",
  input: z.object({}),
  access: anyone(),
  fresh: (ctx) => ctx.principal !== null,
  async run(_, ctx) {
    const open = ctx.principal?.kind === "user" ? await ownDraft(ctx, ctx.principal) : await loginDraft(ctx);
    return ok(open && (await draftFacts(ctx, open)));
  },
});

type OpenDraft = { user: User; draft: FactorDraft; challenge: string };

async function ownDraft(ctx: Context, { userId: id, uniquifier, session }: UserPrincipal): Promise<OpenDraft | null> {
  if (!session) return null;
  const setUp = await findSetUp(ctx, "two-factor-setup", { id, uniquifier }, { sessionId: session.id });
  if (typeof setUp === "string") return null;
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id } });
  return { user, draft: setUp.draft, challenge: id };
}

async function loginDraft(ctx: Context): Promise<OpenDraft | null> {
  const parked = await ctx.session.parked();
  const draft = isParkedAs(parked, "validating_profile") ? draftOfLogin(ctx, parked) : null;
  return parked && draft && { user: parked.user, draft, challenge: parked.hash };
}

async function draftFacts(ctx: Context, { user, draft, challenge }: OpenDraft) {
  const { method, phone, phoneE164 } = draft;
  const target = method === "email" ? user.email : phoneE164;
  const wait = target && (await waitBeforeResend(ctx, { user, purpose: "two-factor-setup", challenge, target }));
  return {
    method,
    app: appKeyOf(ctx, user, draft),
    /** The person has just typed the number, but may not be known by more than a password yet. */
    sentTo: method === "email" ? maskEmail(user.email) : phone,
    resendIn: typeof wait === "number" ? Math.ceil(wait / 1000) : null,
  };
}
