import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { Operation } from "@/lib/security/web/openapi/operations";

/** Every operation in one line each, for a browser without JavaScript. */
export function OperationTable({ operations }: { operations: Operation[] }) {
  return (
    <Table label="Operations">
      <thead>
        <tr>
          <TableHead>Request</TableHead>
          <TableHead>What it does</TableHead>
        </tr>
      </thead>
      <tbody>
        {operations.map(({ verb, path, row }) => (
          <TableRow key={`${verb} ${path}`}>
            <TableCell className="font-mono text-xs whitespace-nowrap">
              {verb} {path}
            </TableCell>
            <TableCell>{row.summary}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
