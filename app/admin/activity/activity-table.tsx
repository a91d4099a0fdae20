import { Moment } from "@/components/ui/moment";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";

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
  return (
    <Table label="Activity">
      <thead>
        <tr>
          <TableHead>When</TableHead>
          <TableHead>What</TableHead>
          <TableHead>About</TableHead>
          <TableHead>By</TableHead>
          <TableHead>From</TableHead>
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
                <span className="block max-w-72 truncate font-mono text-xs text-subtle">{JSON.stringify(data)}</span>
              )}
            </TableCell>
            <TableCell>{user ?? <span className="text-subtle">Nobody</span>}</TableCell>
            <TableCell>{actor ?? <span className="text-subtle">Not signed in, or the terminal</span>}</TableCell>
            <TableCell className="whitespace-nowrap">{ip ?? <span className="text-subtle">Unknown</span>}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
