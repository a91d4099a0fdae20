import "server-only";
import { type MessageKey, messageFor } from "../core/errors";
import { paths, withNotice, withQuery } from "../core/paths";
import type { Failure } from "../core/result";
import { services } from "../runtime";

/** Where a page or form sends somebody whose call was refused; null = the refusal is shown on the spot. */
export function outcomeOf(failure: Failure, next: string | null): string | null {
  const { redirects } = services().config;
  switch (failure.code) {
    case "UNAUTHENTICATED":
      return withQuery(paths.login, { next });
    case "REAUTHENTICATION_REQUIRED":
      return withQuery(paths.verify, { next });
    case "UNAUTHORIZED":
      return redirects.unauthorized ?? paths.forbidden;
    case "ANONYMOUS_USER_REQUIRED":
      return redirects.afterLogin;
    default:
      return null;
  }
}

type Reached = { status: string; target: string };

/** After a sign-in step: where the person wanted to go. */
export const toTarget = ({ target }: { target: string }): string => target;

/** After registration: on, or nowhere while a confirmation mail is on its way and no page of one's own says so. */
export const afterRegistration = ({ status, target }: Reached): string | null =>
  status === "signed-in" || services().config.redirects.afterRegister !== null ? target : null;

export const afterConfirmation = ({ target }: Reached): string => withNotice(target, "EMAIL_CONFIRMED");

export const afterReset = ({ status, target }: Reached): string =>
  withNotice(target, status === "signed-in" ? "PASSWORD_RESET" : "PASSWORD_RESET_NO_LOGIN");

export const afterPasswordChange = ({ target }: { target: string }): string => withNotice(target, "PASSWORD_CHANGE");

/** The same sentence for everybody, with the address that was typed. */
export const sentTo =
  (key: MessageKey) =>
  (_: unknown, { email }: Record<string, unknown>): string =>
    messageFor(key, { email: typeof email === "string" && email !== "" ? email : "This address" });
