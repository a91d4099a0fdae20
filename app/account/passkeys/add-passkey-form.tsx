"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { FieldFrame } from "@/components/forms/field-frame";
import { PasskeyButton, PasskeyFailure, usePasskeyAction } from "@/components/security/passkey-action";
import { registerPasskey } from "@/components/security/passkey-ceremonies";
import { useSuggestedName } from "@/components/security/passkey-name";
import { MissingPasskeySupport, usePasskeySupport } from "@/components/security/passkey-support";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { paths, withQuery } from "@/lib/security/core/paths";

type AddPasskeyFormProps = { origins: string[]; names: string[]; allowAsFirstFactor: boolean };

/** Makes a passkey. Only a browser with scripts can, so this is no form that is posted. */
export function AddPasskeyForm({ origins, names, allowAsFirstFactor }: AddPasskeyFormProps) {
  const t = useTranslations("account.passkeys.forms.add");
  const uses = useTranslations("account.passkeys.forms.uses");
  const suggestName = useSuggestedName();
  const id = useId();
  const support = usePasskeySupport(origins);
  const [typed, setTyped] = useState<string | null>(null);
  const [usage, setUsage] = useState<"first" | "secondary">(allowAsFirstFactor ? "first" : "secondary");
  const name = typed ?? (support === "yes" ? suggestName(names) : "");
  const added = withQuery(paths.accountPasskeys, { notice: "PASSKEY_ADDED" });
  const { isPending, failure, start } = usePasskeyAction(() => registerPasskey({ name, usage }, added));

  function submit(event: FormEvent) {
    event.preventDefault();
    void start();
  }

  if (support === "unknown") return <noscript>{t("needsJavaScript")}</noscript>;
  if (support !== "yes") return <MissingPasskeySupport support={support} origins={origins} />;
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-5">
      <PasskeyFailure failure={failure} />
      <FieldFrame id={`${id}-name`} label={t("name")} hint={t("hint")} error={undefined}>
        {(wiring) => (
          <Input
            type="text"
            autoComplete="off"
            required
            maxLength={64}
            value={name}
            onChange={(event) => setTyped(event.target.value)}
            {...wiring}
          />
        )}
      </FieldFrame>
      {allowAsFirstFactor && (
        <FieldFrame id={`${id}-usage`} label={t("use")} error={undefined}>
          {(wiring) => (
            <Select
              value={usage}
              onChange={(event) => setUsage(event.target.value === "secondary" ? "secondary" : "first")}
              {...wiring}
            >
              <option value="first">{uses("first")}</option>
              <option value="secondary">{uses("secondary")}</option>
            </Select>
          )}
        </FieldFrame>
      )}
      <PasskeyButton className="self-start" isPending={isPending} start={start}>
        {t("submit")}
      </PasskeyButton>
    </form>
  );
}
