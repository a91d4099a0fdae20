import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { showWebhook } from "@/lib/security/features/webhooks/show";
import { tellableEvents } from "@/lib/security/subscribers";
import { load } from "@/lib/security/web/load";
import { DeliveryTable } from "./delivery-table";
import { DeleteForm, EditWebhookForm, RenewSecretForm, TestForm } from "./webhook-forms";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { url, description, events, enabled, deliveries } = await load(showWebhook, { id });
  return (
    <>
      <PageHeading
        title="Webhook"
        description={<span className="wrap-anywhere">{url}</span>}
        actions={
          <>
            {enabled ? <TestForm id={id} /> : <Badge tone="warning">Off</Badge>}
            <DeleteForm id={id} />
          </>
        }
      />
      <section aria-labelledby="deliveries" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h2 id="deliveries" className="text-base font-semibold">
          Newest deliveries
        </h2>
        {deliveries.length === 0 ? (
          <p className="text-sm text-subtle">It was told nothing yet.</p>
        ) : (
          <DeliveryTable deliveries={deliveries} />
        )}
      </section>
      <Card>
        <CardHeader>
          <CardTitle>What it is told</CardTitle>
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
          <CardTitle>Secret</CardTitle>
          <CardDescription>
            The receiver checks by it that a delivery comes from here. It cannot be shown again.
          </CardDescription>
        </CardHeader>
        <CardContent>
          <RenewSecretForm id={id} />
        </CardContent>
      </Card>
    </>
  );
}
