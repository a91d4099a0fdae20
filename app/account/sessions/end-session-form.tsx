"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { endMyOtherSessions, endMySession } from "./actions";

const endSessionSchema = () =>
  import("@/lib/security/features/sessions/schema").then((module) => module.endSessionSchema);

const noInput = () => import("@/lib/security/core/fields").then((module) => module.noInput);

type EndSessionFormProps = { handle: string; browser: string; isCurrent: boolean };

/** Signs out in one browser. */
export function EndSessionForm({ handle, browser, isCurrent }: EndSessionFormProps) {
  const t = useTranslations("account.sessions.forms.end");
  const form = useActionForm(endSessionSchema, endMySession);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="session" value={handle} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={isCurrent ? t("titleHere") : t("title", { browser })}
        description={isCurrent ? t("descriptionHere") : t("description")}
        confirmLabel={t("confirm")}
      >
        {t.rich("submit", { browser, heard })}
      </ConfirmButton>
    </Form>
  );
}

/** Signs out everywhere but here. */
export function EndOtherSessionsForm() {
  const t = useTranslations("account.sessions.forms.endOthers");
  const form = useActionForm(noInput, endMyOtherSessions);
  return (
    <Form form={form}>
      <ConfirmButton variant="danger" title={t("title")} description={t("description")} confirmLabel={t("confirm")}>
        {t("submit")}
      </ConfirmButton>
    </Form>
  );
}
