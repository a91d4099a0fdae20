import { notFound } from "next/navigation";
import { connection } from "next/server";
import { PageHeading } from "@/components/layout/page-heading";
import { SectionPage } from "@/components/layout/section-page";
import { env } from "@/lib/env";
import { renderMail } from "@/lib/mail/render";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { MailList } from "./mail-list";
import { MailView } from "./mail-view";
import { newestMails } from "./outbox";
import { languageOfSamples, samplesIn } from "./samples";

export const generateMetadata = titled("development.mail.title");

const shownMails = 30;

/** For development only: the newest mails of the outbox, and every template with sample content. */
export default async function DevMailPage({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  if (env.production) notFound();
  const t = await getTranslations("development.mail");
  const language = await languageOfSamples(await queryText(searchParams, "language"));
  const samples = samplesIn(language);
  const mails = await newestMails(env.dataDir, shownMails);
  const chosen = (await queryText(searchParams, "show")) ?? (mails.length > 0 ? "0" : "welcome");
  const sample = Object.hasOwn(samples, chosen) ? samples[chosen] : undefined;
  const shown = sample ? { subject: sample.subject, ...(await renderMail(sample.element)) } : mails[Number(chosen)];
  return (
    <SectionPage
      nav={<MailList mails={mails} templates={Object.keys(samples)} chosen={chosen} language={language.locale} />}
    >
      <PageHeading title={t("title")} description={t("description")} />
      {shown && <MailView {...shown} />}
    </SectionPage>
  );
}
