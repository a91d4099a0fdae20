import type { Context } from "../../context";
import { type CleanName, cleanPasskeyName } from "../../core/passkey-names";
import { type Failure, fail, ok, type Result } from "../../core/result";

/** The name as it is stored, or what the form is told at `field`. */
export function passkeyName(ctx: Context, typed: string, field = "name"): Result<string> {
  const { nameMaxLength } = ctx.config.webauthn;
  const cleaned: CleanName = cleanPasskeyName(typed, nameMaxLength);
  return "name" in cleaned ? ok(cleaned.name) : fail(cleaned.complaint, field, { length: nameMaxLength });
}

/** Refuses a name that another passkey of this person has. The unique index has the last word. */
export async function takenName(ctx: Context, userId: string, name: string, field = "name"): Promise<Failure | null> {
  const found = await ctx.db.webauthnCredential.findUnique({ where: { userId_name: { userId, name } } });
  return found && fail("WEBAUTHN_NAME_INUSE", field, { name });
}
