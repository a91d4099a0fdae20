"use client";

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
import { unifiedSignInFormSchema } from "@/lib/security/features/unified-sign-in/schema";
import { signInByPasscode } from "./actions";

type UnifiedSignInFormProps = {
  next: string | undefined;
  /** What may say who somebody is. */
  identities: string[];
  takesPasswords: boolean;
  codeMethods: ("email" | "sms")[];
  rememberByDefault: boolean;
  resendAfter: number;
  resetHref: string | null;
  passkeys: { isOffered: boolean; origins: string[]; renewEvery: number };
};

/** Who one is, and one box for whatever proves it. It looks the same for everybody, so it tells nothing about anybody. */
export function UnifiedSignInForm(props: UnifiedSignInFormProps) {
  const { next, identities, takesPasswords, codeMethods, rememberByDefault, resendAfter, resetHref } = props;
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
        label={labelFor(identities)}
        autoComplete={props.passkeys.isOffered ? "username webauthn" : "username"}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={asked === undefined}
        hint={isNameMissing ? "Say first who you are. Then we can send you a code." : undefined}
      />
      {asked ? (
        <CodeField
          key={asked}
          name="passcode"
          label="Code"
          autoFocus
          hint={
            takesPasswords
              ? "Your password or a code of your app works here, too."
              : "A code of your app works here, too."
          }
        />
      ) : (
        <PasswordField
          name="passcode"
          label={takesPasswords ? "Password or code" : "Code"}
          autoComplete="current-password"
          hint="A code comes by mail or text message, or from your authenticator app."
          aside={takesPasswords && resetHref && <TextLink href={resetHref}>Forgotten?</TextLink>}
        />
      )}
      <CheckboxField name="remember" label="Stay signed in on this device" defaultChecked={rememberByDefault} />
      <SubmitButton>Sign in</SubmitButton>
      {props.passkeys.isOffered && !asked && (
        <PasskeySignIn next={next} origins={props.passkeys.origins} renewEvery={props.passkeys.renewEvery} />
      )}
      {codeMethods.length > 0 && (
        <div className="grid gap-3 border-t pt-5">
          {!asked && <p className="text-sm text-subtle">No password at hand?</p>}
          <SendCodeButtons methods={codeMethods} resendAfter={resendAfter} mayAsk={mayAsk} />
        </div>
      )}
    </Form>
  );
}

const names: Record<string, string> = {
  email: "e-mail address",
  username: "username",
  us_phone_number: "phone number",
};

/** "E-mail address, phone number or username". */
function labelFor(identities: string[]): string {
  const known = identities.flatMap((identity) => names[identity] ?? []);
  const last = known.at(-1) ?? "name";
  const text = known.length > 1 ? `${known.slice(0, -1).join(", ")} or ${last}` : last;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
