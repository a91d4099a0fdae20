import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { subtle } from "@/components/ui/text-tags";
import { SendAgainForm } from "./webhook-forms";

type Delivery = {
  id: string;
  event: string;
  state: "waiting" | "delivered" | "failed";
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date | null;
  lastStatus: number | null;
  lastError: string | null;
};

/** What was told, one a row. */
export function DeliveryTable({ deliveries }: { deliveries: readonly Delivery[] }) {
  const t = useTranslations("admin.webhook.deliveries");
  return (
    <Table label={t("table")}>
      <thead>
        <tr>
          <TableHead>{t("when")}</TableHead>
          <TableHead>{t("what")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead>{t("answer")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("again")}</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, event, state, attempts, createdAt, nextAttemptAt, lastStatus, lastError }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap">
              <Moment at={createdAt} />
            </TableCell>
            <TableCell className="font-medium">{event}</TableCell>
            <TableCell>
              <span className="grid justify-items-start gap-1">
                <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
                <span className="text-xs whitespace-nowrap text-subtle">
                  {state === "waiting" && attempts > 0 && nextAttemptAt
                    ? t.rich("attemptsAndNext", { count: attempts, moment: () => <Moment at={nextAttemptAt} /> })
                    : t("attempts", { count: attempts })}
                </span>
              </span>
            </TableCell>
            <TableCell>{lastStatus ?? lastError ?? subtle(t("noAnswer"))}</TableCell>
            <TableCell>
              <SendAgainForm delivery={id} event={event} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

const tones = { waiting: "neutral", delivered: "success", failed: "danger" } as const;
