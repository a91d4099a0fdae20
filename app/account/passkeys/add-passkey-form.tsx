"use client";

import { type FormEvent, useId, useState } from "react";
import { FieldFrame } from "@/components/forms/field-frame";
import { PasskeyButton, PasskeyFailure, usePasskeyAction } from "@/components/security/passkey-action";
import { registerPasskey } from "@/components/security/passkey-ceremonies";
import { suggestName } from "@/components/security/passkey-name";
import { MissingPasskeySupport, usePasskeySupport } from "@/components/security/passkey-support";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { paths, withQuery } from "@/lib/security/core/paths";

type AddPasskeyFormProps = { origins: string[]; names: string[]; allowAsFirstFactor: boolean };

/** Makes a passkey. Only a browser with scripts can, so this is no form that is posted. */
export function AddPasskeyForm({ origins, names, allowAsFirstFactor }: AddPasskeyFormProps) {
  const id = useId();
  const support = usePasskeySupport(origins);
  const [typed, setTyped] = useState<string | null>(null);
  const [usage, setUsage] = useState<"first" | "secondary">(allowAsFirstFactor ? "first" : "secondary");
  const name = typed ?? (support === "yes" ? suggestName(navigator.userAgent, names) : "");
  const added = withQuery(paths.accountPasskeys, { notice: "PASSKEY_ADDED" });
  const { isPending, failure, start } = usePasskeyAction(() => registerPasskey({ name, usage }, added));

  function submit(event: FormEvent) {
    event.preventDefault();
    void start();
  }

  if (support === "unknown") return <noscript>Passkeys need JavaScript.</noscript>;
  if (support !== "yes") return <MissingPasskeySupport support={support} origins={origins} />;
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-5">
      <PasskeyFailure failure={failure} />
      <FieldFrame id={`${id}-name`} label="Name" hint="For you, to tell your passkeys apart." error={undefined}>
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
        <FieldFrame id={`${id}-usage`} label="Use" error={undefined}>
          {(wiring) => (
            <Select
              value={usage}
              onChange={(event) => setUsage(event.target.value === "secondary" ? "secondary" : "first")}
              {...wiring}
            >
              <option value="first">Signs me in</option>
              <option value="secondary">Second step after the password</option>
            </Select>
          )}
        </FieldFrame>
      )}
      <PasskeyButton className="self-start" isPending={isPending} start={start}>
        Add passkey
      </PasskeyButton>
    </form>
  );
}
