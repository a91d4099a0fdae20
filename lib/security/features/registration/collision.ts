import type { Context } from "../../context";
import { complain, failWith, ok, type Result } from "../../core/result";
import { chooseTarget } from "../../domain/targets";
import type { RegisterOutcome } from "./account";
import { findOwners, type Judged } from "./judge";
import { mailExistingEmail, mailExistingUsername } from "./mail";

/** The address or username belongs to somebody: said openly, or told only to those whom it concerns. */
export async function collided(
  ctx: Context,
  next: unknown,
  { email, username, complaints, ...seen }: Judged,
): Promise<Result<RegisterOutcome>> {
  // Nobody was seen, but somebody came in between: only that is looked up again, since a second judgement would take longer.
  const owners = seen.emailOwner || seen.usernameOwner ? seen : await findOwners(ctx, email, username);
  const judged = { email, username, complaints, ...owners };
  if (!ctx.config.login.genericResponses) {
    complainOfCollisions(judged);
    return failWith(judged.complaints);
  }
  if (judged.emailOwner) await mailExistingEmail(ctx, judged.emailOwner);
  else if (judged.usernameOwner) await mailExistingUsername(ctx, judged.email, judged.username ?? "");
  await ctx.emit("user_not_registered", {
    userId: (judged.emailOwner ?? judged.usernameOwner)?.id ?? null,
    existingEmail: judged.emailOwner !== null,
    existingUsername: judged.usernameOwner !== null,
  });
  return ok({
    status: "confirmation-sent",
    email: judged.email,
    target: chooseTarget(ctx, next, ctx.config.redirects.afterRegister),
  });
}

export function complainOfCollisions({ complaints, email, username, emailOwner, usernameOwner }: Judged): void {
  if (emailOwner) complain(complaints, "email", "EMAIL_ALREADY_ASSOCIATED", { email });
  if (usernameOwner) complain(complaints, "username", "USERNAME_ALREADY_ASSOCIATED", { username: username ?? "" });
}
