import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { ok, refuse } from "../../core/result";
import { listSessionsOf } from "../../domain/listed-sessions";
import { listPersonalTokens } from "../../domain/personal-tokens";
import { defineUseCase } from "../../use-case";
import { readsUsers } from "./access";
import { userIdSchema } from "./schema";

const newest = 20;

/** One person: profile, roles, ways to sign in, sessions and what happened lately. No secret is part of it. */
export const showUser = defineUseCase({
  name: "administration.show-user",
  input: userIdSchema,
  access: readsUsers,
  async run({ id }, ctx) {
    const user = await ctx.db.user.findUnique({
      where: { id },
      include: { roles: { select: { role: { select: { name: true } } } } },
    });
    if (!user) return refuse("NOT_FOUND");
    const [factors, sessions, tokens, history] = await Promise.all([
      factorsOf(ctx, user),
      listSessionsOf(ctx, user),
      listPersonalTokens(ctx.db, user, ctx.now(), ctx.config),
      historyOf(ctx, user),
    ]);
    return ok({
      id,
      email: user.email,
      username: user.username,
      active: user.active,
      confirmedAt: user.confirmedAt,
      lockedUntil: user.lockedUntil && user.lockedUntil > ctx.now() ? user.lockedUntil : null,
      createdAt: user.createdAt,
      loginCount: user.loginCount,
      lastLoginAt: user.currentLoginAt,
      lastLoginIp: user.currentLoginIp,
      roles: user.roles.map(({ role }) => role.name).sort(),
      factors,
      sessions,
      tokens,
      history,
    });
  },
});

async function factorsOf({ db }: Context, user: User) {
  const theirs = { where: { userId: user.id } };
  const [codes, passkeys, recoveryCodes, connections] = await Promise.all([
    db.codeSecret.findMany({ ...theirs, select: { use: true, method: true } }),
    db.webauthnCredential.findMany({ ...theirs, select: { name: true, lastUsedAt: true } }),
    db.recoveryCode.count({ where: { userId: user.id, usedAt: null } }),
    db.account.findMany({ ...theirs, select: { provider: true } }),
  ]);
  return {
    hasPassword: user.passwordHash !== null,
    secondFactor: user.tfPrimaryMethod,
    signInMethods: codes.filter(({ use }) => use === "unified_signin").map(({ method }) => method),
    passkeys: passkeys.map(({ name }) => name),
    recoveryCodes,
    connections: connections.map(({ provider }) => provider),
  };
}

const historyOf = async ({ db }: Context, { id }: User) =>
  db.auditEntry.findMany({
    where: { userId: id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: newest,
    select: { id: true, at: true, event: true, ip: true, userAgent: true },
  });
