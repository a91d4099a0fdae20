import { useTranslations } from "next-intl";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Day, Moment } from "@/components/ui/moment";
import { DistrustForm } from "./distrust-form";

type Device = { id: string; browser: string; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date };

/** The browsers that may do without the second step, each with the way to end that. */
export function TrustedDevices({ devices }: { devices: readonly Device[] }) {
  const t = useTranslations("account.twoFactor.trusted");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{devices.length === 0 ? t("empty") : t("description")}</CardDescription>
      </CardHeader>
      {devices.length > 0 && (
        <ul aria-label={t("title")} className="divide-y border-t">
          {devices.map(({ id, browser, createdAt, lastUsedAt, expiresAt }) => (
            <li key={id} className="flex flex-wrap items-start justify-between gap-4 p-5 text-sm sm:p-6">
              <div className="grid min-w-0 gap-1">
                <p className="font-medium">{browser}</p>
                <p className="text-subtle">
                  {t.rich("period", { since: () => <Day at={createdAt} />, until: () => <Day at={expiresAt} /> })}
                </p>
                {lastUsedAt && (
                  <p className="text-subtle">{t.rich("lastUsed", { moment: () => <Moment at={lastUsedAt} /> })}</p>
                )}
              </div>
              <DistrustForm device={id} browser={browser} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
