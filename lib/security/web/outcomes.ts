import "server-only";
import { paths, withQuery } from "../core/paths";
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
