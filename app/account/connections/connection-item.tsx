import { useTranslations } from "next-intl";
import { Card, CardContent, CardFooter } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Icon } from "@/components/ui/icon";
import { Moment } from "@/components/ui/moment";
import { DisconnectForm } from "./disconnect-form";

type Connection = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** One service that the person can sign in with: since when, when last, and how to end it. */
export function ConnectionItem({ connection: { id, name, createdAt, lastUsedAt } }: { connection: Connection }) {
  const t = useTranslations("account.connections.item");
  return (
    <Card aria-label={name}>
      <CardContent className="flex items-center gap-3 pb-2 sm:pb-3">
        <Icon name="link-2" className="size-5 shrink-0 text-accent-text" />
        <h2 className="min-w-0 text-base font-semibold wrap-anywhere">{name}</h2>
      </CardContent>
      <Facts>
        <Fact name={t("since")}>
          <Moment at={createdAt} />
        </Fact>
        <Fact name={t("lastUsed")}>{lastUsedAt ? <Moment at={lastUsedAt} /> : t("neverUsed")}</Fact>
      </Facts>
      <CardFooter>
        <DisconnectForm id={id} name={name} />
      </CardFooter>
    </Card>
  );
}
