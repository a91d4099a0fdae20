import Link from "next/link";
import type { ReactNode } from "react";
import { paths, withQuery } from "@/lib/security/core/paths";
import type { OutboxMail } from "./outbox";

type MailListProps = { mails: OutboxMail[]; templates: string[]; chosen: string };

/** The mails of the outbox, newest first, then the templates. */
export function MailList({ mails, templates, chosen }: MailListProps) {
  return (
    <nav aria-label="Mails" className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
      <Section title="Outbox">
        {mails.length === 0 && <li className="px-3 py-1.5 text-sm text-subtle">Nothing was sent yet.</li>}
        {mails.map((mail, index) => (
          <Entry key={mail.at + mail.to} show={String(index)} chosen={chosen}>
            <span className="block truncate">{mail.subject}</span>
            <span className="block truncate text-xs text-subtle">{mail.to}</span>
          </Entry>
        ))}
      </Section>
      <Section title="Templates">
        {templates.map((name) => (
          <Entry key={name} show={name} chosen={chosen}>
            <span className="block truncate">{name}</span>
          </Entry>
        ))}
      </Section>
    </nav>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2 className="px-3 pb-1.5 text-xs font-medium text-subtle">{title}</h2>
      <ul className="grid max-h-96 grid-cols-[minmax(0,1fr)] gap-0.5 overflow-y-auto">{children}</ul>
    </div>
  );
}

function Entry({ show, chosen, children }: { show: string; chosen: string; children: ReactNode }) {
  return (
    <li>
      <Link
        href={withQuery(paths.devMail, { show })}
        aria-current={show === chosen ? "page" : undefined}
        className="block rounded-md px-3 py-1.5 text-sm leading-5 hover:bg-muted focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text"
      >
        {children}
      </Link>
    </li>
  );
}
