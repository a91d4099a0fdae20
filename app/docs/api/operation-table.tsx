import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { Operation } from "@/lib/security/web/openapi/operations";

/** Every operation in one line each, for a browser without JavaScript. */
export function OperationTable({ operations }: { operations: Operation[] }) {
  const t = useTranslations("development.api");
  return (
    <Table label={t("operations")}>
      <thead>
        <tr>
          <TableHead>{t("request")}</TableHead>
          <TableHead>{t("effect")}</TableHead>
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
