import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
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
  return (
    <Table label="Deliveries">
      <thead>
        <tr>
          <TableHead>When</TableHead>
          <TableHead>What</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Answer</TableHead>
          <TableHead>
            <span className="sr-only">Again</span>
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
                <Badge tone={tones[state]}>{names[state]}</Badge>
                <span className="text-xs whitespace-nowrap text-subtle">
                  {attempts === 1 ? "1 attempt" : `${attempts} attempts`}
                  {state === "waiting" && attempts > 0 && nextAttemptAt && (
                    <>
                      , next <Moment at={nextAttemptAt} />
                    </>
                  )}
                </span>
              </span>
            </TableCell>
            <TableCell>{lastStatus ?? lastError ?? <span className="text-subtle">None yet</span>}</TableCell>
            <TableCell>
              <SendAgainForm delivery={id} event={event} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

const names = { waiting: "Waiting", delivered: "Arrived", failed: "Given up" } as const;
const tones = { waiting: "neutral", delivered: "success", failed: "danger" } as const;
