import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { PageHeading } from "@/components/layout/page-heading";
import { SectionPage } from "@/components/layout/section-page";
import { env } from "@/lib/env";
import { renderMail } from "@/lib/mail/render";
import { services } from "@/lib/security/runtime";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { MailList } from "./mail-list";
import { MailView } from "./mail-view";
import { newestMails } from "./outbox";
import { sampleMails } from "./samples";

export const metadata: Metadata = { title: "Mails" };

const shownMails = 30;

/** For development only: the newest mails of the outbox, and every template with sample content. */
export default async function DevMailPage({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  if (env.production) notFound();
  const { config, appUrl } = services();
  const samples = sampleMails(config.appName, appUrl);
  const mails = await newestMails(env.dataDir, shownMails);
  const chosen = (await queryText(searchParams, "show")) ?? (mails.length > 0 ? "0" : "welcome");
  const sample = Object.hasOwn(samples, chosen) ? samples[chosen] : undefined;
  const shown = sample ? { subject: sample.subject, ...(await renderMail(sample.element)) } : mails[Number(chosen)];
  return (
    <SectionPage nav={<MailList mails={mails} templates={Object.keys(samples)} chosen={chosen} />}>
      <PageHeading
        title="Mails"
        description="What the outbox holds, and what each template looks like. Not in production."
      />
      {shown && <MailView {...shown} />}
    </SectionPage>
  );
}
