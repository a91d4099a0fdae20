"use client";

import { useTranslations } from "next-intl";
import { PasskeyButton, PasskeyFailure, usePasskeyAction } from "./passkey-action";
import { signInByPasskey } from "./passkey-ceremonies";
import { MissingPasskeySupport, usePasskeySupport } from "./passkey-support";

/** The button of the second step. Browsers want a click before they open their window. */
export function PasskeySecondStep({ origins, next }: { origins: string[]; next: string | undefined }) {
  const t = useTranslations("security.passkeySecondStep");
  const support = usePasskeySupport(origins);
  const { isPending, failure, start } = usePasskeyAction(() =>
    signInByPasskey({ identity: "", remember: false, next, anew: false, autofill: false }),
  );
  if (support === "unknown") return <noscript>{t("noScript")}</noscript>;
  if (support !== "yes") return <MissingPasskeySupport support={support} origins={origins} />;
  return (
    <div className="grid gap-4">
      <PasskeyFailure failure={failure} />
      <PasskeyButton isPending={isPending} start={start}>
        {t("submit")}
      </PasskeyButton>
    </div>
  );
}
