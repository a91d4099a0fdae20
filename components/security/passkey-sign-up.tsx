"use client";

import { useTranslations } from "next-intl";
import { useFormAround } from "@/components/forms/form-context";
import { PasskeyAlternative, PasskeyButton, PasskeyFailure, usePasskeyAction } from "./passkey-action";
import { signUpByPasskey } from "./passkey-ceremonies";
import { useSuggestedName } from "./passkey-name";
import { MissingPasskeySupport, usePasskeySupport } from "./passkey-support";

type PasskeySignUpProps = {
  next: string | undefined;
  origins: readonly string[];
  /** The account is made, and this address has to be confirmed. */
  onSent: (email: string) => void;
};

/**
 * Makes the account with a passkey in place of the password, from what the form around it holds. Without scripts there is
 * nothing of it, and the form works alone.
 */
export function PasskeySignUp({ next, origins, onSent }: PasskeySignUpProps) {
  const t = useTranslations("security.passkeySignUp");
  const sentences = useTranslations("errors");
  const suggestName = useSuggestedName();
  const { element } = useFormAround();
  const support = usePasskeySupport(origins);
  const { isPending, failure, start } = usePasskeyAction(async () => {
    const form = new FormData(element.current ?? undefined);
    const [email, username] = [String(form.get("email") ?? ""), String(form.get("username") ?? "")];
    if (email.trim() === "") {
      const field = element.current?.elements.namedItem("email");
      if (field instanceof HTMLInputElement) field.focus();
      return { status: "failed", message: sentences("EMAIL_NOT_PROVIDED") };
    }
    const outcome = await signUpByPasskey({ email, username, name: suggestName([]) }, next);
    if (outcome.status !== "done") return outcome;
    if (outcome.target !== null) return { status: "done", target: outcome.target };
    onSent(email);
    return { status: "stays" };
  });

  if (support === "unsupported") return null;
  if (support !== "yes" && support !== "unknown") return <MissingPasskeySupport support={support} origins={origins} />;
  return (
    <PasskeyAlternative support={support} or={t("or")}>
      <PasskeyButton variant="secondary" isPending={isPending} start={start}>
        {t("submit")}
      </PasskeyButton>
      <PasskeyFailure failure={failure} />
    </PasskeyAlternative>
  );
}
