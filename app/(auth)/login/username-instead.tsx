"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { useFormAround } from "@/components/forms/form-context";
import { TextLink } from "@/components/ui/text-link";

/** The username, folded away because most people type their address. Open when it is what came back. */
export function UsernameInstead({ forgottenHref }: { forgottenHref: string | null }) {
  const t = useTranslations("auth.login.form");
  const { state } = useFormAround();
  return (
    <details open={Boolean(state.values.username || state.errors.username)} className="group -mt-2">
      <summary className="w-fit list-none rounded-sm text-sm leading-6 text-accent-text underline-offset-4 group-open:mb-2 hover:underline">
        {t("usernameInstead")}
      </summary>
      <Field
        name="username"
        label={t("username")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required={false}
        aside={forgottenHref && <TextLink href={forgottenHref}>{t("forgotten")}</TextLink>}
        hint={t("usernameHint")}
      />
    </details>
  );
}
