"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CodeField } from "@/components/forms/code-field";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { PasskeySignIn } from "@/components/security/passkey-sign-in";
import { AskedFor, askedBy, SendCodeButtons } from "@/components/security/send-code-buttons";
import { TextLink } from "@/components/ui/text-link";
import { signInByPasscode } from "./actions";

const unifiedSignInFormSchema = () =>
  import("@/lib/security/features/unified-sign-in/schema").then((module) => module.unifiedSignInFormSchema);

type UnifiedSignInFormProps = {
  next: string | undefined;
  /** What may say who somebody is. */
  identityLabel: string;
  takesPasswords: boolean;
  codeMethods: ("email" | "sms")[];
  rememberByDefault: boolean;
  resendAfter: number;
  resetHref: string | null;
  passkeys: { isOffered: boolean; origins: string[]; renewEvery: number };
};

/** Who one is, and one box for whatever proves it. It looks the same for everybody, so it tells nothing about anybody. */
export function UnifiedSignInForm(props: UnifiedSignInFormProps) {
  const { next, identityLabel, takesPasswords, codeMethods, rememberByDefault, resendAfter, resetHref } = props;
  const t = useTranslations("auth.unifiedSignIn.form");
  const form = useActionForm(unifiedSignInFormSchema, signInByPasscode);
  const [isNameMissing, setNameMissing] = useState(false);
  const asked = askedBy(form.state);

  function mayAsk(): boolean {
    const field = form.element.current?.elements.namedItem("identity");
    const isTyped = field instanceof HTMLInputElement && field.value.trim() !== "";
    setNameMissing(!isTyped);
    if (!isTyped && field instanceof HTMLInputElement) field.focus();
    return isTyped;
  }

  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <AskedFor />
      <Field
        name="identity"
        label={identityLabel}
        autoComplete={props.passkeys.isOffered ? "username webauthn" : "username"}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={asked === undefined}
        hint={isNameMissing ? t("identityMissing") : undefined}
      />
      {asked ? (
        <CodeField
          key={asked}
          name="passcode"
          label={t("code")}
          autoFocus
          hint={takesPasswords ? t("passwordOrAppHint") : t("appHint")}
        />
      ) : (
        <PasswordField
          name="passcode"
          label={takesPasswords ? t("passwordOrCode") : t("code")}
          autoComplete="current-password"
          hint={t("codeHint")}
          aside={takesPasswords && resetHref && <TextLink href={resetHref}>{t("forgotten")}</TextLink>}
        />
      )}
      <CheckboxField name="remember" label={t("remember")} defaultChecked={rememberByDefault} />
      <SubmitButton>{t("submit")}</SubmitButton>
      {props.passkeys.isOffered && !asked && (
        <PasskeySignIn next={next} origins={props.passkeys.origins} renewEvery={props.passkeys.renewEvery} />
      )}
      {codeMethods.length > 0 && (
        <div className="grid gap-3 border-t pt-5">
          {!asked && <p className="text-sm text-subtle">{t("noPassword")}</p>}
          <SendCodeButtons methods={codeMethods} resendAfter={resendAfter} mayAsk={mayAsk} />
        </div>
      )}
    </Form>
  );
}
