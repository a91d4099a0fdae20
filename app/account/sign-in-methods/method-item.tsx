import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";

type MethodItemProps = {
  icon: ReactNode;
  name: string;
  /** Left out where it is told elsewhere. */
  isOn?: boolean;
  about: string;
  /** What can be done with it. */
  children: ReactNode;
};

/** One way to sign in: what it is, whether it is on, and what can be done with it. */
export function MethodItem({ icon, name, isOn, about, children }: MethodItemProps) {
  const t = useTranslations("account.signInMethods");
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 p-5 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:p-6">
      <span className="grid size-9 place-items-center rounded-md bg-accent-soft text-accent-text [&_.icon]:size-4.5">
        {icon}
      </span>
      <div className="grid content-start gap-1">
        <h2 className="flex flex-wrap items-center gap-2 text-sm leading-6 font-semibold">
          {name}
          {isOn !== undefined && <Badge tone={isOn ? "success" : "neutral"}>{isOn ? t("on") : t("off")}</Badge>}
        </h2>
        <p className="text-sm leading-6 wrap-anywhere text-subtle">{about}</p>
      </div>
      <div className="col-start-2 flex flex-wrap items-start gap-3 text-sm sm:col-start-3 sm:max-w-72 sm:flex-col sm:items-end">
        {children}
      </div>
    </li>
  );
}
