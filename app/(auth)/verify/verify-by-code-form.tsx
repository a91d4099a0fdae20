"use client";

import { useTranslations } from "next-intl";
import { CodeField } from "@/components/forms/code-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { AskedFor, askedBy, SendCodeButtons } from "@/components/security/send-code-buttons";
import { verifyByPasscode } from "./actions";

const verifyPasscodeSchema = () =>
  import("@/lib/security/features/unified-sign-in/schema").then((module) => module.verifyPasscodeSchema);

type VerifyByCodeFormProps = {
  next: string | undefined;
  /** Codes of an app are there at once, others after they were asked for. */
  hasApp: boolean;
  sentCodes: readonly ("email" | "sms")[];
  resendAfter: number;
  /** There is another way above. */
  isSecond: boolean;
};

/** Proves who one is by a code: of an app at once, of a mail or text message after it was asked for. */
export function VerifyByCodeForm({ next, hasApp, sentCodes, resendAfter, isSecond }: VerifyByCodeFormProps) {
  const t = useTranslations("auth.verify.byCode");
  const form = useActionForm(verifyPasscodeSchema, verifyByPasscode);
  const asked = askedBy(form.state);
  return (
    <Form form={form} className={isSecond ? "border-t pt-6" : undefined}>
      <HiddenField name="next" value={next} />
      <AskedFor />
      {(asked || hasApp) && (
        <>
          <CodeField
            key={asked}
            name="passcode"
            label={hasApp ? t("codeOrApp") : t("code")}
            autoFocus={asked !== undefined}
          />
          <SubmitButton variant={isSecond ? "secondary" : "primary"}>{t("submit")}</SubmitButton>
        </>
      )}
      {sentCodes.length > 0 && <SendCodeButtons methods={sentCodes} resendAfter={resendAfter} />}
    </Form>
  );
}
