"use client";

import { CodeField } from "@/components/forms/code-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { SendCodeButtons, SentCodeNotice } from "@/components/security/send-code-buttons";
import { verifyPasscodeSchema } from "@/lib/security/features/unified-sign-in/schema";
import { mailVerifyCode, textVerifyCode, verifyByPasscode } from "./actions";

type VerifyByCodeFormProps = {
  next: string | undefined;
  /** By what the person has codes. */
  codes: readonly ("email" | "sms" | "authenticator")[];
  resendAfter: number;
  /** There is another way above. */
  isSecond: boolean;
};

/** Proves who one is by a code: of an app at once, of a mail or text message after it was asked for. */
export function VerifyByCodeForm({ next, codes, resendAfter, isSecond }: VerifyByCodeFormProps) {
  const form = useActionForm(verifyPasscodeSchema, verifyByPasscode);
  const byMail = useActionForm(verifyPasscodeSchema, mailVerifyCode);
  const byText = useActionForm(verifyPasscodeSchema, textVerifyCode);
  const senders = [
    ...(codes.includes("email") ? [{ method: "email" as const, send: byMail }] : []),
    ...(codes.includes("sms") ? [{ method: "sms" as const, send: byText }] : []),
  ];
  const wasAsked = senders.some(({ send }) => send.state.notice !== undefined) || form.state.attempt > 0;
  return (
    <Form form={form} className={isSecond ? "border-t pt-6" : undefined}>
      <HiddenField name="next" value={next} />
      <SentCodeNotice senders={senders} />
      {(wasAsked || codes.includes("authenticator")) && (
        <>
          <CodeField
            name="passcode"
            label={codes.includes("authenticator") ? "Code of your app, or one that we sent" : "Code"}
            autoFocus={wasAsked}
          />
          <SubmitButton variant={isSecond ? "secondary" : "primary"}>Continue by code</SubmitButton>
        </>
      )}
      {senders.length > 0 && <SendCodeButtons senders={senders} resendAfter={resendAfter} />}
    </Form>
  );
}
