import { randomToken } from "@/lib/crypto/random";
import { fingerprint } from "@/lib/crypto/safe-equal";
import type { Db } from "@/lib/db";
import type { ParkedLogin, User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";
import type { OpenParkedLogin, ParkedState, SecondFactor, SignInMeans } from "../context";

export type NewParkedLogin = { via: SignInMeans; remember: boolean; state: ParkedState; method: SecondFactor | null };

/** Writes a parked login; the token is what the browser keeps, its fingerprint the row's key. */
export async function parkLogin(
  db: Db,
  user: User,
  login: NewParkedLogin,
  now: Date,
  config: SecurityConfig,
): Promise<{ token: string; row: ParkedLogin }> {
  const token = randomToken();
  const row = await db.parkedLogin.create({
    data: {
      hash: fingerprint(token),
      userId: user.id,
      uniquifier: user.uniquifier,
      via: login.via,
      remember: login.remember,
      state: login.state,
      method: login.method,
      createdAt: now,
      expiresAt: new Date(now.getTime() + config.twoFactor.loginWithin),
    },
  });
  return { token, row };
}

/** The parked login behind a browser's token, if it may still go on; its person is looked at as of now. */
export async function findParkedLogin(
  db: Db,
  token: string,
  now: Date,
  { codes }: SecurityConfig,
): Promise<OpenParkedLogin | null> {
  const found = await db.parkedLogin.findUnique({ where: { hash: fingerprint(token) }, include: { user: true } });
  if (!found || found.usedAt || found.expiresAt <= now || found.attempts >= codes.tries) return null;
  return found.user.active && found.user.uniquifier === found.uniquifier ? found : null;
}

/** Spends it, by one conditional write: of two second factors at the same moment, one leads to a session. */
export async function spendParkedLogin(db: Db, hash: string, now: Date): Promise<boolean> {
  const { count } = await db.parkedLogin.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** Moves it on to another state; false = it was ended meanwhile. */
export async function moveParkedLogin(
  db: Db,
  hash: string,
  to: { state: ParkedState; method: SecondFactor | null; setupSecret?: string | null; setupPhone?: string | null },
): Promise<boolean> {
  const { count } = await db.parkedLogin.updateMany({ where: { hash, usedAt: null }, data: to });
  return count === 1;
}

/**
 * Counts a try before it is judged; false = there were too many. The tries before that, of the same moment, may still be
 * judged, so the login is not ended here: nobody finds it any more.
 */
export async function countParkedTry(db: Db, hash: string, { codes }: SecurityConfig): Promise<boolean> {
  const { count } = await db.parkedLogin.updateMany({
    where: { hash, usedAt: null, attempts: { lt: codes.tries } },
    data: { attempts: { increment: 1 } },
  });
  return count === 1;
}
