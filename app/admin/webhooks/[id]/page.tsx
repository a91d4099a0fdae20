import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { showWebhook } from "@/lib/security/features/webhooks/show";
import { tellableEvents } from "@/lib/security/subscribers";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { DeliveryTable } from "./delivery-table";
import { DeleteForm, EditWebhookForm, RenewSecretForm, TestForm } from "./webhook-forms";

export const generateMetadata = titled("admin.webhook.title");

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { url, description, events, enabled, deliveries } = await load(showWebhook, { id });
  const t = await getTranslations("admin.webhook");
  return (
    <Texts of={["admin.webhook.forms", "admin.webhooks.fields"]}>
      <PageHeading
        title={t("title")}
        description={
          <span dir="ltr" className="wrap-anywhere">
            {url}
          </span>
        }
        actions={
          <>
            {enabled ? <TestForm id={id} /> : <Badge tone="warning">{t("off")}</Badge>}
            <DeleteForm id={id} />
          </>
        }
      />
      <section aria-labelledby="deliveries" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h2 id="deliveries" className="text-base font-semibold">
          {t("deliveries.title")}
        </h2>
        {deliveries.length === 0 ? (
          <p className="text-sm text-subtle">{t("deliveries.empty")}</p>
        ) : (
          <DeliveryTable deliveries={deliveries} />
        )}
      </section>
      <Card>
        <CardHeader>
          <CardTitle>{t("events")}</CardTitle>
        </CardHeader>
        <CardContent>
          <EditWebhookForm
            id={id}
            url={url}
            description={description}
            enabled={enabled}
            events={events}
            allEvents={tellableEvents}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("secret.title")}</CardTitle>
          <CardDescription>{t("secret.description")}</CardDescription>
        </CardHeader>
        <CardContent>
          <RenewSecretForm id={id} />
        </CardContent>
      </Card>
    </Texts>
  );
}
