import { z } from "zod";
import type { WebauthnCredential } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { modelName } from "../../domain/authenticator-models";
import { relyingParty } from "../../domain/relying-party";
import { credentialIdOf, isUsableAs, passkeysOf, userHandleOf } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";

export type ListedPasskey = ReturnType<typeof listed>;

/** The person's passkeys, and what browsers need to keep theirs in step (the Signal API). */
export const listPasskeys = defineUseCase({
  name: "webauthn.list",
  feature: "webauthn",
  input: z.object({}),
  access: signedIn(),
  fresh: () => true,
  async run(_, ctx) {
    const { userId, email, username } = ctx.principal;
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
    const passkeys = await passkeysOf(ctx.db, userId);
    const { id: rpId, origins } = relyingParty(ctx);
    return ok({
      passkeys: passkeys.map((passkey) => listed(ctx, passkey)),
      person: { rpId, userHandle: userHandleOf(user), name: email, displayName: username ?? email },
      rpId,
      origins,
      allowAsFirstFactor: ctx.config.webauthn.allowAsFirstFactor,
      nameMaxLength: ctx.config.webauthn.nameMaxLength,
    });
  },
});

function listed({ config }: Context, passkey: WebauthnCredential) {
  const { name, transports, usage, backupState, deviceType, createdAt, lastUsedAt } = passkey;
  return {
    name,
    credentialId: credentialIdOf(passkey),
    transports,
    usage,
    backupState,
    deviceType,
    createdAt,
    lastUsedAt: lastUsedAt ?? createdAt,
    discoverable: isDiscoverable(passkey.extensions),
    model: modelName(passkey.aaguid),
    /** Meant for signing in, but it never checked its person, which is demanded. */
    needsVerification:
      isUsableAs(passkey, "first") && !passkey.userVerified && config.webauthn.firstFactorUv === "required",
  };
}

const stored = z.object({ credProps: z.object({ rk: z.boolean() }) });

/** Can it be found without being named? null = the authenticator did not say. */
function isDiscoverable(extensions: string | null): boolean | null {
  const parsed = stored.safeParse(JSON.parse(extensions ?? "null"));
  return parsed.success ? parsed.data.credProps.rk : null;
}
