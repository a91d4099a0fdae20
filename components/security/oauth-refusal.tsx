import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";

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
] as const;

/** Why somebody came back from another service empty-handed: `?refused=KEY`. Only sentences of ours are shown. */
export function OAuthRefusal({ refused }: { refused: string | undefined }) {
  const sentences = useTranslations("errors");
  const wanted = refused === "IDENTITY_NOT_REGISTERED" ? "OAUTH_SIGN_IN_REFUSED" : refused;
  const key = known.find((one) => one === wanted);
  if (key === undefined) return null;
  return (
    <div role="alert">
      <Alert tone="danger">{sentences(key)}</Alert>
    </div>
  );
}
