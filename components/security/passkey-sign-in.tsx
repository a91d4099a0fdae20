"use client";

import { useTranslations } from "next-intl";
import { useFormAround } from "@/components/forms/form-context";
import { PasskeyAlternative, PasskeyButton, PasskeyFailure, usePasskeyAction } from "./passkey-action";
import { usePasskeyAutofill } from "./passkey-autofill";
import { signInByPasskey } from "./passkey-ceremonies";
import { MissingPasskeySupport, usePasskeySupport } from "./passkey-support";

type PasskeySignInProps = {
  next: string | undefined;
  origins: readonly string[];
  /** After so many milliseconds, what autofill was begun with is renewed: its challenge is about to expire. */
  renewEvery: number;
};

/**
 * Signing in by passkey, inside the form for the password: among the browser's suggestions for the first field, and by a
 * button. Without scripts there is nothing of it, and the form works alone.
 */
export function PasskeySignIn({ next, origins, renewEvery }: PasskeySignInProps) {
  const t = useTranslations("security.passkeySignIn");
  const { element } = useFormAround();
  const support = usePasskeySupport(origins);

  const signIn = (autofill: boolean) => {
    const form = new FormData(element.current ?? undefined);
    const identity = autofill ? "" : String(form.get("email") || form.get("username") || "");
    return signInByPasskey({ identity, remember: form.has("remember"), next, anew: true, autofill });
  };
  const autofill = usePasskeyAutofill(support === "yes", renewEvery, () => signIn(true));
  const action = usePasskeyAction(() => signIn(false));

  if (support === "unsupported") return null;
  if (support !== "yes" && support !== "unknown") return <MissingPasskeySupport support={support} origins={origins} />;
  const failure = action.failure ?? autofill.failure;
  return (
    <PasskeyAlternative support={support} or={t("or")}>
      <PasskeyButton
        variant="secondary"
        isPending={action.isPending}
        start={async () => {
          autofill.pause();
          if (!(await action.start())) autofill.resume();
        }}
      >
        {t("submit")}
      </PasskeyButton>
      <PasskeyFailure failure={failure} />
    </PasskeyAlternative>
  );
}
