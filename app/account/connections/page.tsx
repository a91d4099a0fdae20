import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { OAuthButton } from "@/components/security/oauth-button";
import { OAuthRefusal } from "@/components/security/oauth-refusal";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { connections } from "@/lib/security/features/oauth/status";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { connectService } from "./actions";
import { ConnectionItem } from "./connection-item";

export const generateMetadata = titled("account.connections.title");

export default async function ConnectionsPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ connected, connectable }, refused] = await Promise.all([
    load(connections),
    queryText(searchParams, "refused"),
  ]);
  const t = await getTranslations("account.connections");
  return (
    <Texts of={["account.connections.form"]}>
      <PageHeading title={t("title")} description={t("description")} />
      <OAuthRefusal refused={refused} />
      {connected.map((connection) => (
        <ConnectionItem key={connection.id} connection={connection} />
      ))}
      {connectable.length > 0 && (
        <Card>
          <CardHeader>
            <CardTitle>{t("connect.title")}</CardTitle>
            <CardDescription>{t("connect.description")}</CardDescription>
          </CardHeader>
          <CardContent className="grid max-w-sm gap-3">
            {connectable.map(({ id, name }) => (
              <OAuthButton key={id} provider={id} label={t("connect.submit", { name })} action={connectService} />
            ))}
          </CardContent>
        </Card>
      )}
      {connected.length + connectable.length === 0 && (
        <Card>
          <CardHeader>
            <CardDescription>{t("empty")}</CardDescription>
          </CardHeader>
        </Card>
      )}
    </Texts>
  );
}
