import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { Context } from "../../context";
import { signedIn } from "../../core/access";
import type { AttestationAnswer } from "../../core/passkey-answers";
import { type Failure, fail, ok } from "../../core/result";
import { queueMail } from "../../domain/mails";
import { relyingParty } from "../../domain/relying-party";
import { type CeremonyData, spendCeremony } from "../../domain/webauthn-ceremonies";
import { findPasskey, keepPasskey } from "../../domain/webauthn-credentials";
import { type NewPasskey, verifyRegistration } from "../../domain/webauthn-verification";
import { defineUseCase } from "../../use-case";
import { prepareNotice } from "./notice";
import { takenName } from "./passkey-name";
import { finishRegistrationSchema } from "./schema";

/** Ends a registration: judges what the authenticator made, and stores it. The person is told by mail. */
export const finishRegistration = defineUseCase({
  name: "webauthn.finish-registration",
  feature: "webauthn",
  input: finishRegistrationSchema,
  access: signedIn(),
  async run({ state, credential: answer }, ctx) {
    const { userId } = ctx.principal;
    const ceremony = await spendCeremony(ctx, state, ["register"]);
    if (!ceremony.ok) return ceremony;
    const { challenge, data } = ceremony.value;
    if (ceremony.value.userId !== userId || !data.name) return fail("API_ERROR");
    const taken = await takenName(ctx, userId, data.name, "credential");
    if (taken) return taken;
    const verdict = await verifyRegistration({ answer, challenge, relyingParty: relyingParty(ctx) });
    if (!verdict.verified) return fail("WEBAUTHN_NO_VERIFY", "credential", { cause: verdict.cause });
    if (await findPasskey(ctx.db, verdict.credentialId)) return fail("WEBAUTHN_CREDENTIAL_ID_INUSE", "credential");

    const failure = await store(ctx, { userId, ...data, name: data.name }, verdict, answer);
    if (failure) return failure;
    await ctx.emit("wan_registered", { userId, name: data.name });
    return ok({ name: data.name });
  },
});

/** The passkey and the notice of it, both or neither. Two at the same moment may still collide; the indexes decide. */
async function store(
  ctx: Context,
  about: CeremonyData & { userId: string; name: string },
  passkey: NewPasskey,
  answer: AttestationAnswer,
): Promise<Failure | null> {
  const { userId, name, usage } = about;
  const now = ctx.now();
  const notice = await prepareNotice(ctx, userId, { change: "added", name });
  try {
    await inTransaction(ctx.db, async (tx) => {
      await keepPasskey(tx, { userId, name, usage: usage ?? "secondary" }, passkey, answer, now);
      await queueMail(ctx, tx, notice);
    });
    return null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await takenName(ctx, userId, name, "credential")) ?? fail("WEBAUTHN_CREDENTIAL_ID_INUSE", "credential");
  }
}
