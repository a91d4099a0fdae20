"use client";

import { useTranslations } from "next-intl";
import { PasskeyButton, PasskeyFailure, usePasskeyAction } from "./passkey-action";
import { verifyByPasskey } from "./passkey-ceremonies";
import { MissingPasskeySupport, usePasskeySupport } from "./passkey-support";

type PasskeyVerifyProps = {
  origins: string[];
  /** Where it goes on; judged by the server already. */
  target: string;
};

/** Proves by a passkey that it is still the same person. */
export function PasskeyVerify({ origins, target }: PasskeyVerifyProps) {
  const t = useTranslations("security.passkeyVerify");
  const support = usePasskeySupport(origins);
  const { isPending, failure, start } = usePasskeyAction(() => verifyByPasskey(target));
  if (support === "unknown") return null;
  if (support !== "yes") return <MissingPasskeySupport support={support} origins={origins} />;
  return (
    <div className="grid gap-4">
      <PasskeyFailure failure={failure} />
      <PasskeyButton variant="secondary" isPending={isPending} start={start}>
        {t("submit")}
      </PasskeyButton>
    </div>
  );
}
