"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { makeCodes } from "./actions";
import { NewCodes } from "./new-codes";

const generateSchema = () =>
  import("@/lib/security/features/recovery-codes/schema").then((module) => module.generateSchema);

type RecoveryCodesProps = { left: number; made: number; count: number; appName: string };

/** How many are left, and the way to new ones, which are shown this once. */
export function RecoveryCodes({ left, made, count, appName }: RecoveryCodesProps) {
  const t = useTranslations("account.recoveryCodes.codes");
  const form = useActionForm(generateSchema, makeCodes);
  const codes = form.state.shown;
  if (codes) return <NewCodes codes={codes} appName={appName} />;
  return (
    <Card>
      <CardHeader className="flex flex-wrap items-center justify-between gap-3">
        <CardTitle>{t("title")}</CardTitle>
        <Badge tone={left === 0 ? "warning" : "success"}>{made === 0 ? t("none") : t("left", { left, made })}</Badge>
        <CardDescription className="basis-full">{made === 0 ? t("empty") : t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <Form form={form} className="items-start">
          {made === 0 ? (
            <SubmitButton>{t("make", { count })}</SubmitButton>
          ) : (
            <ConfirmButton
              title={t("renew.title")}
              description={t("renew.description")}
              confirmLabel={t("renew.confirm")}
            >
              {t("renew.submit")}
            </ConfirmButton>
          )}
        </Form>
      </CardContent>
    </Card>
  );
}
