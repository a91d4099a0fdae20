import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { paths } from "@/lib/security/core/paths";

type UserFilterProps = {
  search: string | undefined;
  state: string | undefined;
  role: string | undefined;
  roles: readonly string[];
};

/** A form that leads to the same page with another query; it works without JavaScript. */
export function UserFilter({ search, state, role, roles }: UserFilterProps) {
  const t = useTranslations("admin.people.filter");
  const states = useTranslations("admin.states");
  return (
    <form action={paths.adminUsers} className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-48 flex-1 gap-1.5">
        <Label htmlFor="search">{t("search")}</Label>
        <Input id="search" name="search" type="search" maxLength={320} defaultValue={search} autoComplete="off" />
      </div>
      <div className="grid gap-1.5">
        <Label htmlFor="state">{t("state")}</Label>
        <Select id="state" name="state" defaultValue={state ?? ""}>
          <option value="">{t("any")}</option>
          <option value="active">{states("active")}</option>
          <option value="unconfirmed">{states("unconfirmed")}</option>
          <option value="deactivated">{states("deactivated")}</option>
        </Select>
      </div>
      <div className="grid gap-1.5">
        <Label htmlFor="role">{t("role")}</Label>
        <Select id="role" name="role" defaultValue={role ?? ""}>
          <option value="">{t("any")}</option>
          {roles.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="secondary">
        {t("submit")}
      </Button>
    </form>
  );
}
