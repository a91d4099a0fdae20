import { getFormatter } from "next-intl/server";
import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { paths } from "@/lib/security/core/paths";
import { listWebhooks } from "@/lib/security/features/webhooks/list";
import { tellableEvents } from "@/lib/security/subscribers";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { NewWebhookForm } from "./new-webhook-form";

export const generateMetadata = titled("admin.webhooks.title");

export default async function WebhooksPage() {
  const { webhooks, room } = await load(listWebhooks);
  const t = await getTranslations("admin.webhooks");
  const format = await getFormatter();
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        {webhooks.length === 0 ? (
          <p className="p-5 text-sm text-subtle sm:p-6">{t("empty")}</p>
        ) : (
          <ul aria-label={t("list")} className="divide-y">
            {webhooks.map(({ id, url, description, events, enabled, waiting, failed }) => (
              <li key={id} className="grid gap-1 p-5 text-sm sm:p-6">
                <p className="flex flex-wrap items-center gap-2">
                  <a
                    href={paths.adminWebhook(id)}
                    dir="ltr"
                    className="rounded-sm font-medium wrap-anywhere text-accent-text underline-offset-4 hover:underline"
                  >
                    {url}
                  </a>
                  {!enabled && <Badge tone="warning">{t("off")}</Badge>}
                  {waiting > 0 && <Badge>{t("waiting", { count: waiting })}</Badge>}
                  {failed > 0 && <Badge tone="danger">{t("failed", { count: failed })}</Badge>}
                </p>
                {description && <p className="wrap-anywhere text-subtle">{description}</p>}
                <p className="wrap-anywhere text-subtle">
                  {events.length === 0
                    ? t("everyEvent")
                    : t("someEvents", { events: format.list(events, { style: "narrow" }) })}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Texts of={["admin.webhooks.form", "admin.webhooks.fields"]}>
        <NewWebhookForm events={tellableEvents} isFull={room === 0} />
      </Texts>
    </>
  );
}
