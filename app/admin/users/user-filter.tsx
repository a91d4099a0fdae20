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
  return (
    <form action={paths.adminUsers} className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-48 flex-1 gap-1.5">
        <Label htmlFor="search">Search</Label>
        <Input id="search" name="search" type="search" maxLength={320} defaultValue={search} autoComplete="off" />
      </div>
      <div className="grid gap-1.5">
        <Label htmlFor="state">State</Label>
        <Select id="state" name="state" defaultValue={state ?? ""}>
          <option value="">Any</option>
          <option value="active">Active</option>
          <option value="unconfirmed">Not confirmed</option>
          <option value="deactivated">Deactivated</option>
        </Select>
      </div>
      <div className="grid gap-1.5">
        <Label htmlFor="role">Role</Label>
        <Select id="role" name="role" defaultValue={role ?? ""}>
          <option value="">Any</option>
          {roles.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}
