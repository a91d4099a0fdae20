import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { subtle } from "@/components/ui/text-tags";

type Entry = {
  id: string;
  at: Date;
  event: string;
  user: string | null;
  actor: string | null;
  ip: string | null;
  data: unknown;
};

/** Entries of the audit table, one a row. */
export function ActivityTable({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("admin.activity.table");
  return (
    <Table label={t("title")}>
      <thead>
        <tr>
          <TableHead>{t("when")}</TableHead>
          <TableHead>{t("what")}</TableHead>
          <TableHead>{t("about")}</TableHead>
          <TableHead>{t("by")}</TableHead>
          <TableHead>{t("from")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, event, user, actor, ip, data }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap">
              <Moment at={at} />
            </TableCell>
            <TableCell>
              <span className="block font-medium">{event}</span>
              {data !== null && (
                <span dir="ltr" className="block max-w-72 truncate font-mono text-xs text-subtle">
                  {JSON.stringify(data)}
                </span>
              )}
            </TableCell>
            <TableCell>{user ?? subtle(t("nobody"))}</TableCell>
            <TableCell>{actor ?? subtle(t("nobodySignedIn"))}</TableCell>
            <TableCell className="whitespace-nowrap">{ip ?? subtle(t("unknown"))}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
