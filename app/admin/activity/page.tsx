import { PageHeading } from "@/components/layout/page-heading";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { paths, withQuery } from "@/lib/security/core/paths";
import { listAudit } from "@/lib/security/features/administration/list-audit";
import { inspect, sentenceOf } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { ActivityFilter } from "./activity-filter";
import { ActivityTable } from "./activity-table";

export const generateMetadata = titled("admin.activity.title");

const pageSize = 50;

export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const [event, user, from, to, before] = await Promise.all(
    ["event", "user", "from", "to", "before"].map((name) => queryText(searchParams, name)),
  );
  const filter = { event, user, from, to };
  const found = await inspect(listAudit, { ...filter, before, limit: pageSize });
  const t = await getTranslations("admin.activity");
  return (
    <>
      <PageHeading
        title={t("title")}
        description={t("description")}
        actions={["csv", "json"].map((format) => (
          <a
            key={format}
            href={withQuery(paths.adminActivityExport, { ...filter, format, limit: "10000" })}
            download
            className={buttonClass({ variant: "secondary", size: "small" })}
          >
            {t("export", { format: format.toUpperCase() })}
          </a>
        ))}
      />
      <ActivityFilter {...filter} />
      {!found.ok && <Alert tone="danger">{sentenceOf(found)}</Alert>}
      {found.ok && found.value.length === 0 && <p className="text-sm text-subtle">{t("empty")}</p>}
      {found.ok && found.value.length > 0 && <ActivityTable entries={found.value} />}
      {found.ok && found.value.length === pageSize && (
        <a
          href={withQuery(paths.adminActivity, { ...filter, before: found.value.at(-1)?.id })}
          className={buttonClass({ variant: "secondary", className: "justify-self-start" })}
        >
          {t("next")}
        </a>
      )}
    </>
  );
}
