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
  return (
    <div className="grid min-w-0 gap-1 text-sm">
      <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
        {name}
        <span className="font-mono text-xs text-subtle">…{ending}</span>
        {state === "expired" && <Badge tone="warning">Expired</Badge>}
        {state === "ended" && <Badge tone="warning">Ended with the password</Badge>}
      </p>
      <div className="grid gap-0.5 text-subtle wrap-anywhere">
        <p>{permissions.length === 0 ? "Permits nothing by itself" : `Permits ${permissions.join(", ")}`}</p>
        <p>
          Made <Moment at={createdAt} />,{" "}
          {expiresAt ? (
            <>
              ends <Moment at={expiresAt} />
            </>
          ) : (
            "never ends"
          )}
        </p>
        <p>
          {lastUsedAt ? (
            <>
              Last used <Moment at={lastUsedAt} />
              {lastUsedIp && `, from ${lastUsedIp}`}
            </>
          ) : (
            "Never used"
          )}
        </p>
      </div>
    </div>
  );
}
