import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { OAuthButton } from "@/components/security/oauth-button";
import { OAuthRefusal } from "@/components/security/oauth-refusal";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { connections } from "@/lib/security/features/oauth/status";
import { load } from "@/lib/security/web/load";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { connectService } from "./actions";
import { ConnectionItem } from "./connection-item";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ connected, connectable }, refused] = await Promise.all([
    load(connections),
    queryText(searchParams, "refused"),
  ]);
  return (
    <>
      <PageHeading
        title="Connections"
        description="Sign in with an account that you have elsewhere. We learn who you are there, and keep no access to it. We tell you by mail of each change."
      />
      <OAuthRefusal refused={refused} />
      {connected.map((connection) => (
        <ConnectionItem key={connection.id} connection={connection} />
      ))}
      {connectable.length > 0 && (
        <Card>
          <CardHeader>
            <CardTitle>Connect a service</CardTitle>
            <CardDescription>You go there, say that it is you, and come back.</CardDescription>
          </CardHeader>
          <CardContent className="grid max-w-sm gap-3">
            {connectable.map(({ id, name }) => (
              <OAuthButton key={id} provider={id} label={`Connect ${name}`} action={connectService} />
            ))}
          </CardContent>
        </Card>
      )}
      {connected.length + connectable.length === 0 && (
        <Card>
          <CardHeader>
            <CardDescription>No other service is set up here.</CardDescription>
          </CardHeader>
        </Card>
      )}
    </>
  );
}
