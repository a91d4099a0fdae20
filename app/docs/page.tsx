import { notFound } from "next/navigation";
import { connection } from "next/server";
import { PageHeading } from "@/components/layout/page-heading";
import { SectionPage } from "@/components/layout/section-page";
import { documentNames, readDocument } from "@/lib/documents";
import { env } from "@/lib/env";
import { paths, withQuery } from "@/lib/security/core/paths";
import { titled } from "@/lib/security/web/page-texts";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { DocumentList } from "./document-list";
import "./document.css";

export const generateMetadata = titled("development.documents.title");

/** For development only: the documents of the project. */
export default async function DocsPage({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  if (env.production) notFound();
  const names = await documentNames();
  const chosen = (await queryText(searchParams, "page")) ?? "start";
  if (!names.includes(chosen)) notFound();
  const { title, html } = await readDocument(chosen, (page) => withQuery(paths.docs, { page }));
  return (
    <SectionPage nav={<DocumentList names={names} chosen={chosen} />}>
      <PageHeading title={title} description={`docs/${chosen}.md`} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made from files of this project; markup in them is escaped. */}
      <div className="document" lang="en" dir="ltr" dangerouslySetInnerHTML={{ __html: html }} />
    </SectionPage>
  );
}
