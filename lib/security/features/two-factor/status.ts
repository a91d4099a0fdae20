import { z } from "zod";
import type { TwoFactorMethod } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { anyone } from "../../core/access";
import { ok, type Result } from "../../core/result";
import { recoveryCodesLeft } from "../../domain/recovery-codes";
import { graceEnd, isSecondFactorRequired, offeredMethods } from "../../domain/second-factor-policy";
import { codeFactorOf, isParkedAs, secondPasskeysOf } from "../../domain/second-factors";
import { defineUseCase } from "../../use-case";
import { denied } from "./refusal";

export type TwoFactorStatus = {
  required: boolean;
  /** When it will be required of an account that may still do without. */
  requiredFrom: Date | null;
  /** The method in force, since when, and when it was last used. */
  method: TwoFactorMethod | null;
  since: Date | null;
  lastUsedAt: Date | null;
  /** As typed. */
  phone: string | null;
  /** What can be set up; `disable` comes first where it can be turned off. */
  methods: ("disable" | TwoFactorMethod)[];
  recoveryCodesLeft: number;
  /** Passkeys that are asked for as second step. */
  passkeys: number;
};

/** How somebody's second factor stands: the signed-in person's own, or of a login that has to set one up. */
export const twoFactorStatus = defineUseCase({
  name: "two-factor.status",
  feature: "twoFactor",
  input: z.object({}),
  access: anyone(),
  fresh: (ctx) => ctx.principal !== null,
  async run(_, ctx): Promise<Result<TwoFactorStatus>> {
    if (ctx.principal?.kind === "user") return ok(await ownStatus(ctx, ctx.principal));
    const parked = await ctx.session.parked();
    if (!isParkedAs(parked, "setup_from_login", "validating_profile")) return denied();
    return ok({ ...nothing, required: true, methods: offeredMethods(ctx.config) });
  },
});

const nothing: TwoFactorStatus = {
  required: false,
  requiredFrom: null,
  method: null,
  since: null,
  lastUsedAt: null,
  phone: null,
  methods: [],
  recoveryCodesLeft: 0,
  passkeys: 0,
};

async function ownStatus(ctx: Context, principal: UserPrincipal): Promise<TwoFactorStatus> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: principal.userId } });
  const [factor, required, codesLeft, passkeys] = await Promise.all([
    codeFactorOf(ctx, user),
    isSecondFactorRequired(ctx, user),
    recoveryCodesLeft(ctx, ctx.db, user.id),
    secondPasskeysOf(ctx, user),
  ]);
  const grace = graceEnd(ctx.config, user);
  return {
    required,
    requiredFrom: !required && grace && grace > ctx.now() ? grace : null,
    method: factor?.method ?? null,
    since: factor?.createdAt ?? null,
    lastUsedAt: factor?.lastUsedAt ?? null,
    phone: factor?.phone ?? null,
    methods: [...(factor && !required ? (["disable"] as const) : []), ...offeredMethods(ctx.config)],
    recoveryCodesLeft: codesLeft,
    passkeys,
  };
}
