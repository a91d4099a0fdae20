import { useFormatter, useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";

type SessionFactsProps = {
  via: string;
  ip: string | null;
  place: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};

/** How and from where a session began, and when it was used last. */
export function SessionFacts({ via, ip, place, createdAt, lastSeenAt }: SessionFactsProps) {
  const t = useTranslations("security.session");
  const format = useFormatter();
  const known = means.find((one) => one === via);
  const how = known ? t(`how.${known}`) : t("how.other", { via });
  const moment = () => <Moment at={createdAt} />;
  const from = format.list([place ?? [], ip ?? []].flat(), { type: "unit", style: "short" });
  return (
    <div className="grid gap-0.5 text-subtle wrap-anywhere">
      <p>{from ? t.rich("beganFrom", { how, moment, from }) : t.rich("began", { how, moment })}</p>
      <p>{t.rich("lastUsed", { moment: () => <Moment at={lastSeenAt} /> })}</p>
    </div>
  );
}

const means = [
  "password",
  "register",
  "confirm",
  "reset",
  "change",
  "token",
  "email",
  "sms",
  "authenticator",
  "webauthn",
  "oauth",
  "impersonation",
] as const;
