import { z } from "zod";
import { randomToken } from "@/lib/crypto/random";
import { fingerprint } from "@/lib/crypto/safe-equal";
import { type Db, inTransaction } from "@/lib/db";
import { Prisma, type TwoFactorMethod, type User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { normalizePhone } from "../core/phone";
import { type Failure, fail, ok, type Result } from "../core/result";
import { type CodeProof, proveNewApp, proveSentCode } from "./code-proofs";
import { sendCode } from "./send-code";
import { newTotpSecret } from "./totp";

/** What a factor is set up for. One is never accepted for the other. */
export type SetUpPurpose = "two-factor-setup" | "unified-setup";

/** A factor that somebody begins to set up: a sealed secret for an app, a number for text messages. It counts from its proof on. */
export type FactorDraft = z.output<typeof draftSchema>;

/** A draft of a signed-in person, kept until it is proved. */
export type OpenSetUp = { hash: string; draft: FactorDraft };

const draftSchema = z.object({
  method: z.enum(["email", "authenticator", "sms"]),
  secret: z.string().nullable(),
  /** As typed, and as it is dialled. */
  phone: z.string().nullable(),
  phoneE164: z.string().nullable(),
});
const payloadSchema = draftSchema.extend({ tries: z.number() });

/** A new secret, or the number that is to be proved. Refuses a number that is none, at the field `phone`. */
export function draftFactor(ctx: Context, method: TwoFactorMethod, phone: string): Result<FactorDraft> {
  const empty = { method, secret: null, phone: null, phoneE164: null };
  if (method === "authenticator") return ok({ ...empty, secret: ctx.totpBox.seal(newTotpSecret()) });
  if (method === "email") return ok(empty);
  const phoneE164 = normalizePhone(phone, ctx.config.codes.phoneRegion);
  return phoneE164 ? ok({ ...empty, phone, phoneE164 }) : fail("PHONE_INVALID", "phone");
}

/** Sends the code that proves a draft; an app shows its own. */
export async function sendDraftCode(
  ctx: Context,
  order: { purpose: SetUpPurpose; challenge: string; user: User; draft: FactorDraft; within: number; template: string },
): Promise<Failure | null> {
  const { method, phoneE164 } = order.draft;
  return method === "authenticator" ? null : sendCode(ctx, { ...order, method, phone: phoneE164 });
}

/** Judges the code that shall prove a draft. `window` is for apps: how long before and after its time a code is taken. */
export async function proveDraft(
  ctx: Context,
  asked: { purpose: SetUpPurpose; challenge: string; user: User; draft: FactorDraft; window: number },
  code: string,
): Promise<CodeProof | null> {
  const { method, secret } = asked.draft;
  if (method === "authenticator") return secret ? proveNewApp(ctx, secret, code, asked.window) : null;
  const proof = await proveSentCode(ctx, asked, code);
  return proof?.method === method ? proof : null;
}

/** Keeps a draft for its person; the one before it dies. Answers the token that finishes it, from any client of theirs. */
export async function keepDraft(
  ctx: Context,
  kept: { purpose: SetUpPurpose; user: User; draft: FactorDraft; within: number; sessionId: string | null },
): Promise<string> {
  const { purpose, user, draft, within, sessionId } = kept;
  const token = randomToken();
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    // Two at the same moment would not see each other's, and both would stay.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${user.id}::uuid FOR UPDATE`;
    await tx.oneTimeToken.deleteMany({ where: { userId: user.id, purpose } });
    await tx.oneTimeToken.create({
      data: {
        hash: fingerprint(token),
        purpose,
        userId: user.id,
        uniquifier: user.uniquifier,
        payload: { ...draft, tries: 0 },
        binding: sessionId && fingerprint(sessionId),
        createdAt: now,
        expiresAt: new Date(now.getTime() + within),
      },
    });
  });
  return token;
}

/**
 * The draft that a person may finish: by its token, or by the session it was begun in. Somebody else's, a used one and one of
 * before a change of password are none.
 */
export async function findSetUp(
  ctx: Context,
  purpose: SetUpPurpose,
  user: Pick<User, "id" | "uniquifier">,
  by: { token: string } | { sessionId: string },
): Promise<OpenSetUp | "invalid" | "expired"> {
  const key = "token" in by ? { hash: fingerprint(by.token) } : { binding: fingerprint(by.sessionId) };
  const found = await ctx.db.oneTimeToken.findFirst({
    where: { ...key, purpose, userId: user.id, uniquifier: user.uniquifier, usedAt: null },
  });
  const payload = payloadSchema.safeParse(found?.payload);
  if (!found || !payload.success || payload.data.tries >= ctx.config.codes.tries) return "invalid";
  const { tries: _, ...draft } = payload.data;
  return found.expiresAt > ctx.now() ? { hash: found.hash, draft } : "expired";
}

/** Counts a try before it is judged; false = there were too many. */
export async function countSetUpTry(ctx: Context, { hash }: OpenSetUp): Promise<boolean> {
  const count = await ctx.db.$executeRaw(Prisma.sql`
    UPDATE one_time_tokens SET payload = jsonb_set(payload, '{tries}', to_jsonb((payload ->> 'tries')::int + 1))
     WHERE hash = ${hash} AND used_at IS NULL AND (payload ->> 'tries')::int < ${ctx.config.codes.tries}`);
  return count === 1;
}

/** Uses a draft up, by one conditional write. Part of the transaction that stores the factor. */
export async function spendSetUp(tx: Db, { hash }: OpenSetUp, now: Date): Promise<boolean> {
  const { count } = await tx.oneTimeToken.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** What an authenticator app is given: the secret, in clear for this one moment. Null for other methods. */
export const openSecret = (ctx: Context, { secret }: FactorDraft): string | null =>
  secret === null ? null : ctx.totpBox.open(secret);
