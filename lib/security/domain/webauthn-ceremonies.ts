import { z } from "zod";
import { randomToken } from "@/lib/crypto/random";
import { fingerprint } from "@/lib/crypto/safe-equal";
import { Prisma, type WebauthnChallenge } from "@/prisma/generated/client";
import type { Context } from "../context";
import { days } from "../core/durations";
import { type Failure, fail, ok, type Result } from "../core/result";

/** What a ceremony is for. A state of one purpose is worth nothing for another. */
export type CeremonyPurpose = "register" | "sign-up" | "sign-in" | "second-factor" | "verify";

/** What the beginning of a ceremony leaves for its end. */
const ceremonyData = z.object({
  /** Of a registration. */
  name: z.string().optional(),
  usage: z.enum(["first", "secondary"]).optional(),
  /** Of a sign-in: somebody was named, so nobody else may end it. */
  named: z.boolean().optional(),
  /** Of a sign-up: the account to be made, and the handle that the authenticator was given for it. */
  email: z.string().optional(),
  username: z.string().nullish(),
  handle: z.string().optional(),
});

export type CeremonyData = z.output<typeof ceremonyData>;
export type Ceremony = { purpose: CeremonyPurpose; challenge: string; userId: string | null; data: CeremonyData };

/** How long a state that is over still tells "too late" from "unknown". */
const keptFor = days(1);

/**
 * Begins a ceremony: the challenge goes to the authenticator, the state back to us. Both are bound to the purpose, to the
 * person where one is known, and to the browser or, where somebody calls by a token, to the caller.
 */
export async function beginCeremony(
  ctx: Context,
  ceremony: { purpose: CeremonyPurpose; userId: string | null; data?: CeremonyData },
): Promise<{ state: string; challenge: string }> {
  const [state, challenge, now] = [randomToken(), randomToken(), ctx.now()];
  await ctx.db.webauthnChallenge.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - keptFor) } } });
  await ctx.db.webauthnChallenge.create({
    data: {
      hash: fingerprint(state),
      purpose: ceremony.purpose,
      challenge,
      userId: ceremony.userId,
      binding: fingerprint((await bindingOf(ctx, ceremony.purpose)) ?? (await ctx.session.markBrowser())),
      data: ceremony.data ?? Prisma.DbNull,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifeOf(ctx, ceremony.purpose)),
    },
  });
  return { state, challenge };
}

/**
 * Spends the state of a ceremony by one conditional write, before anything is verified: whatever comes of it, it works once.
 * Of another purpose, browser or person, used or made up: API_ERROR; too late: WEBAUTHN_EXPIRED.
 */
export async function spendCeremony(
  ctx: Context,
  state: string,
  purposes: readonly CeremonyPurpose[],
): Promise<Result<Ceremony>> {
  const found = await ctx.db.webauthnChallenge.findUnique({ where: { hash: fingerprint(state) } });
  const purpose = purposes.find((one) => one === found?.purpose);
  if (!found || !purpose) return fail("API_ERROR");
  const binding = (await bindingOf(ctx, purpose)) ?? (isBrowsers(purpose) ? await ctx.session.browserMark() : null);
  if (binding === null || found.binding !== fingerprint(binding)) return fail("API_ERROR");
  const now = ctx.now();
  const { count } = await ctx.db.webauthnChallenge.updateMany({
    where: { hash: found.hash, purpose, binding: found.binding, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) return refusalOf(ctx, found, purpose);
  const { challenge, userId } = found;
  return ok({ purpose, challenge, userId, data: ceremonyData.parse(found.data ?? {}) });
}

function refusalOf(ctx: Context, found: WebauthnChallenge, purpose: CeremonyPurpose): Failure {
  const isLate = found.usedAt === null && found.expiresAt <= ctx.now();
  return isLate ? fail("WEBAUTHN_EXPIRED", "", { within: { milliseconds: lifeOf(ctx, purpose) } }) : fail("API_ERROR");
}

const lifeOf = ({ config }: Context, purpose: CeremonyPurpose): number =>
  purpose === "register" || purpose === "sign-up" ? config.webauthn.registerWithin : config.webauthn.signInWithin;

/** Nobody is signed in yet: such a ceremony belongs to the browser. */
const isBrowsers = (purpose: CeremonyPurpose): boolean => purpose === "sign-in" || purpose === "sign-up";

/** Who or what a ceremony of this purpose belongs to; null where it belongs to the browser. */
async function bindingOf(ctx: Context, purpose: CeremonyPurpose): Promise<string | null> {
  if (purpose === "second-factor") {
    const parked = await ctx.session.parked();
    return parked && `parked ${parked.hash}`;
  }
  if (isBrowsers(purpose) || ctx.principal?.kind !== "user") return null;
  const { session, userId, uniquifier } = ctx.principal;
  return session ? `session ${session.id}` : `person ${userId} ${uniquifier}`;
}
