import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { paths } from "@/lib/security/core/paths";

type ActivityFilterProps = Partial<Record<"event" | "user" | "from" | "to", string>>;

/** A form that leads to the same page with another query; it works without JavaScript. */
export function ActivityFilter(filter: ActivityFilterProps) {
  return (
    <form action={paths.adminActivity} className="flex flex-wrap items-end gap-3">
      {fields.map(({ name, label, type }) => (
        <div key={name} className="grid min-w-36 flex-1 gap-1.5">
          <Label htmlFor={name}>{label}</Label>
          <Input id={name} name={name} type={type} defaultValue={filter[name]} autoComplete="off" />
        </div>
      ))}
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}

const fields = [
  { name: "event", label: "Event", type: "text" },
  { name: "user", label: "Person", type: "text" },
  { name: "from", label: "From (UTC)", type: "date" },
  { name: "to", label: "To (UTC)", type: "date" },
] as const;
