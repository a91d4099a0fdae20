"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { AuthCard } from "@/components/layout/auth-card";
import { Icon } from "@/components/ui/icon";

/** What follows when a mail was sent: nothing to do here but to look into the mailbox. Takes the focus of the form before it. */
export function MailboxCard({ notice, footer }: { notice: string; footer?: ReactNode }) {
  const t = useTranslations("security.mailbox");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg">
      <AuthCard icon={<Icon name="mail-check" />} title={t("title")} description={notice} footer={footer}>
        <p className="text-center text-sm leading-6 text-subtle">{t("advice")}</p>
      </AuthCard>
    </div>
  );
}
