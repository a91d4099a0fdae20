import type { CodeSecret, TwoFactorMethod } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin } from "../../context";
import { fail, ok, type Result } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { type CodeProof, proveAppCode, proveSentCode } from "../../domain/code-proofs";
import { finishParkedLogin, type TokenOwner } from "../../domain/complete-login";
import { moveParkedLogin } from "../../domain/parked-logins";
import { codeFactorOf, isStillOffered } from "../../domain/second-factors";
import { denied } from "./refusal";

type Passed = ({ status: "signed-in" } & TokenOwner) | { status: "set-up-required" };

/** Judges the code of the factor that the person has set up, or of the mail they asked for instead. Null = not right. */
export async function passFactor(ctx: Context, parked: OpenParkedLogin, code: string): Promise<Result<Passed> | null> {
  const factor = await codeFactorOf(ctx, parked.user);
  // Removed or replaced since the password was right.
  if (factor?.method !== parked.method) return denied();
  const proof = await proofOf(ctx, parked, factor, code);
  if (!proof) return null;
  return isStillOffered(ctx, factor.method)
    ? signIn(ctx, parked, factor.method, proof)
    : demandAnother(ctx, parked, proof);
}

async function proofOf(
  ctx: Context,
  parked: OpenParkedLogin,
  factor: CodeSecret,
  code: string,
): Promise<CodeProof | null> {
  const asked = { purpose: "two-factor-login", challenge: parked.hash, user: parked.user } as const;
  const sent = await proveSentCode(ctx, asked, code);
  if (sent || factor.method !== "authenticator") return sent;
  return proveAppCode(ctx, factor, code, ctx.config.twoFactor.authenticatorValidity);
}

async function signIn(
  ctx: Context,
  parked: OpenParkedLogin,
  method: TwoFactorMethod,
  proof: CodeProof,
): Promise<Result<Passed>> {
  const finished = await finishParkedLogin(ctx, parked, method, true, async (tx) =>
    (await proof.spend(tx)) ? null : fail("TWO_FACTOR_INVALID_TOKEN", "code"),
  );
  if (finished.ok) await ctx.emit("tf_code_confirmed", { userId: parked.userId, method: proof.method });
  return finished;
}

/** What the person has is accepted no more as a second factor, so it only lets them set up another one. */
async function demandAnother(ctx: Context, parked: OpenParkedLogin, proof: CodeProof): Promise<Result<Passed>> {
  const failure = await allOrNothing(ctx.db, async (tx) => {
    if (!(await proof.spend(tx))) return fail("TWO_FACTOR_INVALID_TOKEN", "code");
    return (await moveParkedLogin(tx, parked.hash, { state: "setup_from_login", method: null })) ? null : denied();
  });
  return failure ?? ok({ status: "set-up-required" });
}
