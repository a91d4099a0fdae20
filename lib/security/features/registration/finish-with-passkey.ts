import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import type { AttestationAnswer } from "../../core/passkey-answers";
import { fail, failWith, type Result, refuse } from "../../core/result";
import { askingTakes, evenTime } from "../../domain/even-time";
import { relyingParty } from "../../domain/relying-party";
import { type CeremonyData, spendCeremony } from "../../domain/webauthn-ceremonies";
import { findPasskey, keepPasskey } from "../../domain/webauthn-credentials";
import { type NewPasskey, verifyRegistration } from "../../domain/webauthn-verification";
import { defineUseCase } from "../../use-case";
import { afterCreation, createAccount, type RegisterOutcome } from "./account";
import { takesPasskeysAlone } from "./begin-with-passkey";
import { collided, complainOfCollisions } from "./collision";
import { judgeNewcomer } from "./judge";
import { finishPasskeySignUpSchema } from "./schema";

/**
 * Makes the account with the passkey that the authenticator has made for it. Answers what a registration by password answers,
 * and takes as long for a taken address as for a free one.
 */
export const finishPasskeySignUp = defineUseCase({
  name: "registration.finish-with-passkey",
  feature: "registration",
  input: finishPasskeySignUpSchema,
  access: guestsOnly(),
  limit: { rule: "register" },
  run: ({ state, credential, next }, ctx) =>
    evenTime(askingTakes(ctx.config), async (): Promise<Result<RegisterOutcome>> => {
      if (!takesPasskeysAlone(ctx)) return refuse("NOT_FOUND");
      const ceremony = await spendCeremony(ctx, state, ["sign-up"]);
      if (!ceremony.ok) return ceremony;
      const { challenge, data } = ceremony.value;
      const made = await verifyRegistration({ answer: credential, challenge, relyingParty: relyingParty(ctx) });
      if (!made.verified) return fail("WEBAUTHN_NO_VERIFY", "credential", { cause: made.cause });
      if (!made.userVerified && ctx.config.webauthn.firstFactorUv === "required")
        return fail("WEBAUTHN_NO_VERIFY", "credential", { cause: "nobody was checked" });
      if (await findPasskey(ctx.db, made.credentialId)) return fail("WEBAUTHN_CREDENTIAL_ID_INUSE", "credential");
      return open(ctx, { data, made, answer: credential, next });
    }),
});

type Finished = { data: CeremonyData; made: NewPasskey; answer: AttestationAnswer; next: unknown };

async function open(ctx: Context, { data, made, answer, next }: Finished): Promise<Result<RegisterOutcome>> {
  // Half an hour may have passed, and the rules of names may be others since a restart.
  const judged = await judgeNewcomer(ctx, { email: data.email ?? "", username: data.username ?? "", next });
  if (!ctx.config.login.genericResponses) complainOfCollisions(judged);
  if (Object.keys(judged.complaints).length > 0) return failWith(judged.complaints);
  const { name = "Passkey", handle = "" } = data;
  const keep = (tx: Parameters<typeof keepPasskey>[0], user: User) =>
    keepPasskey(tx, { userId: user.id, name, usage: "first" }, made, answer, ctx.now());
  const isTaken = judged.emailOwner !== null || judged.usernameOwner !== null;
  const user = isTaken ? null : await createAccount(ctx, { ...judged, passwordHash: null, passkey: { handle, keep } });
  if (!user) return collided(ctx, next, judged);
  await ctx.emit("user_registered", { userId: user.id });
  await ctx.emit("wan_registered", { userId: user.id, name });
  return afterCreation(ctx, user, next, made.userVerified && ctx.config.webauthn.allowAsMultiFactor);
}
