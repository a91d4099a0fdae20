"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PasskeyButton, PasskeyFailure, usePasskeyAction } from "./passkey-action";
import { registerPasskey } from "./passkey-ceremonies";
import { useSuggestedName } from "./passkey-name";
import { usePasskeySupport } from "./passkey-support";

const answerOfferSchema = () =>
  import("@/lib/security/features/webauthn/schema").then((module) => module.answerOfferSchema);

type PasskeyOfferProps = { origins: string[]; answer: FormAction; target: string };

/** Offered to somebody who typed a password and could have spared it. Shown only where passkeys work. */
export function PasskeyOffer({ origins, answer, target }: PasskeyOfferProps) {
  const t = useTranslations("security.passkeyOffer");
  const suggestName = useSuggestedName();
  const support = usePasskeySupport(origins);
  const { isPending, failure, start } = usePasskeyAction(() =>
    registerPasskey({ name: suggestName([]), usage: "first" }, target),
  );
  if (support !== "yes") return null;
  return (
    <Card aria-label={t("label")}>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        <PasskeyFailure failure={failure} />
        <div className="flex flex-wrap items-center gap-3">
          <PasskeyButton isPending={isPending} start={start}>
            {t("submit")}
          </PasskeyButton>
          <Answer answer={answer} value="not-now">
            {t("notNow")}
          </Answer>
          <Answer answer={answer} value="never">
            {t("never")}
          </Answer>
        </div>
      </CardContent>
    </Card>
  );
}

function Answer({ answer, value, children }: { answer: FormAction; value: "not-now" | "never"; children: string }) {
  const form = useActionForm(answerOfferSchema, answer);
  return (
    <Form form={form}>
      <HiddenField name="answer" value={value} />
      <SubmitButton variant="ghost">{children}</SubmitButton>
    </Form>
  );
}
