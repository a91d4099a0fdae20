import { Alert } from "@/components/ui/alert";
import { messageFor } from "@/lib/security/core/errors";

const known = [
  "OAUTH_HANDSHAKE_ERROR",
  "OAUTH_UNAVAILABLE",
  "OAUTH_SIGN_IN_REFUSED",
  "OAUTH_WRONG_ACCOUNT",
  "OAUTH_CONNECTED_ELSEWHERE",
  "OAUTH_ALREADY_CONNECTED",
  "DISABLED_ACCOUNT",
  "ACCOUNT_LOCKED",
  "CONFIRMATION_REQUIRED",
  "TOO_MANY_REQUESTS",
];

/** Why somebody came back from another service empty-handed: `?refused=KEY`. Only sentences of ours are shown. */
export function OAuthRefusal({ refused }: { refused: string | undefined }) {
  if (refused === "IDENTITY_NOT_REGISTERED") return <OAuthRefusal refused="OAUTH_SIGN_IN_REFUSED" />;
  if (refused === undefined || !known.includes(refused)) return null;
  return (
    <div role="alert">
      <Alert tone="danger">{messageFor(refused)}</Alert>
    </div>
  );
}
