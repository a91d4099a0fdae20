"use client";

import { MailCheck } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { AuthCard } from "@/components/layout/auth-card";

/** What follows when a mail was sent: nothing to do here but to look into the mailbox. Takes the focus of the form before it. */
export function MailboxCard({ notice, footer }: { notice: string; footer?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg">
      <AuthCard icon={<MailCheck aria-hidden />} title="Check your mailbox" description={notice} footer={footer}>
        <p className="text-center text-sm leading-6 text-subtle">
          It can take a minute. Look into the spam folder as well, and use the newest mail.
        </p>
      </AuthCard>
    </div>
  );
}
