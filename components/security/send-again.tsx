"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";
import { useCountdown } from "@/components/forms/use-countdown";

const sendAgainSchema = () =>
  import("@/lib/security/features/two-factor/schema").then((module) => module.sendAgainSchema);

type SendAgainProps = {
  sendAgain: FormAction;
  /** Seconds until a code may be sent again, now and after each one. */
  resendIn: number;
  resendAfter: number;
};

/** Asks for another code. Counts the seconds until that is allowed; without JavaScript, the server says so. */
export function SendAgain({ sendAgain, resendIn, resendAfter }: SendAgainProps) {
  const t = useTranslations("security.code");
  const form = useActionForm(sendAgainSchema, sendAgain);
  const { attempt, notice } = form.state;
  const left = useCountdown(notice ? resendAfter : resendIn, attempt + 1);
  return (
    <Form form={form} className="items-center gap-2">
      <SubmitButton variant="link" disabled={left > 0}>
        {left > 0 ? t("againIn", { seconds: left }) : t("again")}
      </SubmitButton>
    </Form>
  );
}
