import { useTranslations } from "next-intl";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { subtle } from "@/components/ui/text-tags";

type Entry = { id: bigint; at: Date; event: string; ip: string | null };

/** What happened to somebody's account, newest first. Events go by their names in the data, in any language. */
export function PersonHistory({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("admin.person.history");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent>
        {entries.length === 0 && <p className="text-sm text-subtle">{t("empty")}</p>}
        <ol className="grid gap-2 text-sm">
          {entries.map(({ id, at, event, ip }) => {
            const parts = { moment: () => <Moment at={at} />, subtle, event: event.replaceAll("_", " ") };
            return (
              <li key={`${id}`} className="wrap-anywhere">
                {ip ? t.rich("entryFrom", { ...parts, ip }) : t.rich("entry", parts)}
              </li>
            );
          })}
        </ol>
      </CardContent>
    </Card>
  );
}
