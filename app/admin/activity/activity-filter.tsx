import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { paths } from "@/lib/security/core/paths";

type ActivityFilterProps = Partial<Record<"event" | "user" | "from" | "to", string>>;

/** A form that leads to the same page with another query; it works without JavaScript. */
export function ActivityFilter(filter: ActivityFilterProps) {
  const t = useTranslations("admin.activity.filter");
  return (
    <form action={paths.adminActivity} className="flex flex-wrap items-end gap-3">
      {fields.map(({ name, type }) => (
        <div key={name} className="grid min-w-36 flex-1 gap-1.5">
          <Label htmlFor={name}>{t(`fields.${name}`)}</Label>
          <Input id={name} name={name} type={type} defaultValue={filter[name]} autoComplete="off" />
        </div>
      ))}
      <Button type="submit" variant="secondary">
        {t("submit")}
      </Button>
    </form>
  );
}

const fields = [
  { name: "event", type: "text" },
  { name: "user", type: "text" },
  { name: "from", type: "date" },
  { name: "to", type: "date" },
] as const;
