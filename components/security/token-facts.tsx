import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";

type TokenFactsProps = {
  name: string;
  ending: string;
  permissions: readonly string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  state: "good" | "expired" | "ended";
};

/** One personal token: what it is called, what it permits, and when it was used. */
export function TokenFacts(token: TokenFactsProps) {
  const { name, ending, permissions, createdAt, expiresAt, lastUsedAt, lastUsedIp, state } = token;
  const t = useTranslations("security.token");
  const format = useFormatter();
  return (
    <div className="grid min-w-0 gap-1 text-sm">
      <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
        {name}
        <span dir="ltr" className="font-mono text-xs text-subtle">
          …{ending}
        </span>
        {state === "expired" && <Badge tone="warning">{t("expired")}</Badge>}
        {state === "ended" && <Badge tone="warning">{t("ended")}</Badge>}
      </p>
      <div className="grid gap-0.5 text-subtle wrap-anywhere">
        <p>
          {permissions.length === 0
            ? t("permitsNothing")
            : t("permits", { permissions: format.list(permissions, { type: "unit", style: "short" }) })}
        </p>
        <p>
          <Life from={createdAt} to={expiresAt} />
        </p>
        <p>
          <LastUse at={lastUsedAt} ip={lastUsedIp} />
        </p>
      </div>
    </div>
  );
}

function Life({ from, to }: { from: Date; to: Date | null }) {
  const t = useTranslations("security.token");
  const made = () => <Moment at={from} />;
  return to ? t.rich("life", { made, ends: () => <Moment at={to} /> }) : t.rich("endless", { made });
}

function LastUse({ at, ip }: { at: Date | null; ip: string | null }) {
  const t = useTranslations("security.token");
  if (!at) return t("neverUsed");
  const moment = () => <Moment at={at} />;
  return ip ? t.rich("lastUsedFrom", { moment, ip }) : t.rich("lastUsed", { moment });
}
