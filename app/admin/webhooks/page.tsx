import type { Metadata } from "next";
import Link from "next/link";
import { PageHeading } from "@/components/layout/page-heading";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { paths } from "@/lib/security/core/paths";
import { listWebhooks } from "@/lib/security/features/webhooks/list";
import { tellableEvents } from "@/lib/security/subscribers";
import { load } from "@/lib/security/web/load";
import { NewWebhookForm } from "./new-webhook-form";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const { webhooks, room } = await load(listWebhooks);
  return (
    <>
      <PageHeading title="Webhooks" description="Other programs that are told what happens here." />
      <Card>
        {webhooks.length === 0 ? (
          <p className="p-5 text-sm text-subtle sm:p-6">Nobody is told anything yet.</p>
        ) : (
          <ul aria-label="Webhooks" className="divide-y">
            {webhooks.map(({ id, url, description, events, enabled, waiting, failed }) => (
              <li key={id} className="grid gap-1 p-5 text-sm sm:p-6">
                <p className="flex flex-wrap items-center gap-2">
                  <Link
                    href={paths.adminWebhook(id)}
                    className="rounded-sm font-medium wrap-anywhere text-accent-text underline-offset-4 hover:underline"
                  >
                    {url}
                  </Link>
                  {!enabled && <Badge tone="warning">Off</Badge>}
                  {waiting > 0 && <Badge>{waiting} waiting</Badge>}
                  {failed > 0 && <Badge tone="danger">{failed} failed</Badge>}
                </p>
                <p className="wrap-anywhere text-subtle">
                  {description && `${description}. `}
                  {events.length === 0 ? "Hears of every event." : `Hears of ${events.join(", ")}.`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <NewWebhookForm events={tellableEvents} isFull={room === 0} />
    </>
  );
}
