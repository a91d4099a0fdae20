import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Day, Moment } from "@/components/ui/moment";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { subtle } from "@/components/ui/text-tags";
import { paths } from "@/lib/security/core/paths";

type UserRow = {
  id: string;
  email: string;
  username: string | null;
  active: boolean;
  confirmed: boolean;
  createdAt: Date;
  lastLoginAt: Date | null;
  roles: string[];
};

/** People, one a row. */
export function UserTable({ label, users }: { label: string; users: UserRow[] }) {
  const t = useTranslations("admin.people.table");
  return (
    <Table label={label}>
      <thead>
        <tr>
          <TableHead>{t("person")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead>{t("roles")}</TableHead>
          <TableHead>{t("registered")}</TableHead>
          <TableHead>{t("lastSignIn")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <TableRow key={user.id}>
            <TableCell className="max-w-56">
              <a
                href={paths.adminUser(user.id)}
                title={user.email}
                dir="ltr"
                className="block truncate rounded-sm rtl:text-right leading-6 font-medium text-accent-text underline-offset-4 hover:underline"
              >
                {user.email}
              </a>
              {user.username && <span className="block truncate text-xs text-subtle">{user.username}</span>}
            </TableCell>
            <TableCell>
              <UserState active={user.active} confirmed={user.confirmed} />
            </TableCell>
            <TableCell>
              <span className="flex gap-1">
                {user.roles.map((role) => (
                  <Badge key={role}>{role}</Badge>
                ))}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Day at={user.createdAt} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {user.lastLoginAt ? <Moment at={user.lastLoginAt} /> : subtle(t("neverSignedIn"))}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether somebody may sign in. */
export function UserState({ active, confirmed }: { active: boolean; confirmed: boolean }) {
  const t = useTranslations("admin.states");
  if (!active) return <Badge tone="danger">{t("deactivated")}</Badge>;
  return confirmed ? <Badge tone="success">{t("active")}</Badge> : <Badge tone="warning">{t("unconfirmed")}</Badge>;
}
