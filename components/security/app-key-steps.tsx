import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { QrCode } from "./qr-code";

export type AppKeyStepsProps = {
  /** The key in groups of four, and the address that an app on this device opens. */
  app: { key: string; uri: string; issuer: string; username: string };
};

/** How the secret gets into an authenticator app: by camera, by a link on the same phone, or by typing. */
export function AppKeySteps({ app }: AppKeyStepsProps) {
  const t = useTranslations("security.appKey");
  const { key, uri, issuer, username } = app;
  return (
    <div className="grid justify-items-center gap-4">
      <QrCode text={uri} label={t("qrCode", { issuer, username, key })} />
      <p className="text-center text-sm leading-6 text-subtle">
        {t.rich("scan", { link: (text) => <TextLink href={uri}>{text}</TextLink> })}
      </p>
      <div className="grid w-full gap-1.5">
        <p className="text-sm text-subtle">{t("type")}</p>
        <p
          translate="no"
          dir="ltr"
          className="rounded-md border bg-muted/50 px-3 py-2 text-center font-mono text-sm leading-6 tracking-wide select-all"
        >
          {key}
        </p>
      </div>
    </div>
  );
}
