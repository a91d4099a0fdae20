"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";
import { activatePerson, deactivatePerson, endPersonsSessions, resetPersonsAccess, sendPersonReset } from "./actions";

const setActiveSchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.setActiveSchema);

const identitySchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.identitySchema);

type PersonButtonsProps = { id: string; active: boolean; mayBeReset: boolean };

/** What an administrator can do to an account. Each is asked about first. */
export function PersonButtons({ id, active, mayBeReset }: PersonButtonsProps) {
  const t = useTranslations("admin.person.forms");
  return (
    <div className="flex flex-wrap items-start gap-3">
      {mayBeReset && (
        <Act
          id={id}
          action={sendPersonReset}
          title={t("reset.title")}
          description={t("reset.description")}
          label={t("reset.submit")}
        />
      )}
      <Act
        id={id}
        action={endPersonsSessions}
        title={t("endSessions.title")}
        description={t("endSessions.description")}
        label={t("endSessions.submit")}
      />
      <Act
        id={id}
        action={resetPersonsAccess}
        title={t("resetAccess.title")}
        description={t("resetAccess.description")}
        label={t("resetAccess.submit")}
      />
      {active ? <Deactivate id={id} /> : <Activate id={id} />}
    </div>
  );
}

type ActProps = { id: string; action: FormAction; title: string; description: string; label: string };

function Act({ id, action, title, description, label }: ActProps) {
  const form = useActionForm(identitySchema, action);
  return (
    <Form form={form}>
      <HiddenField name="identity" value={id} />
      <ConfirmButton variant="secondary" size="small" title={title} description={description} confirmLabel={label}>
        {label}
      </ConfirmButton>
    </Form>
  );
}

function Activate({ id }: { id: string }) {
  const t = useTranslations("admin.person.forms");
  const form = useActionForm(setActiveSchema, activatePerson);
  return (
    <Form form={form}>
      <HiddenField name="identity" value={id} />
      <HiddenField name="active" value="on" />
      <SubmitButton variant="secondary" size="small">
        {t("activate")}
      </SubmitButton>
    </Form>
  );
}

function Deactivate({ id }: { id: string }) {
  const t = useTranslations("admin.person.forms.deactivate");
  const form = useActionForm(setActiveSchema, deactivatePerson);
  return (
    <Form form={form}>
      <HiddenField name="identity" value={id} />
      <ConfirmButton
        variant="danger"
        size="small"
        title={t("title")}
        description={t("description")}
        confirmLabel={t("submit")}
      >
        {t("submit")}
      </ConfirmButton>
    </Form>
  );
}
