import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";

type MailViewProps = {
  subject: string;
  html: string;
  text: string;
  to?: string;
  at?: string;
  data?: Record<string, unknown>;
};

/** One mail as it looks, with its link within reach: the frame runs no scripts and opens nothing. */
export function MailView({ subject, html, text, to, at, data }: MailViewProps) {
  const t = useTranslations("development.mail");
  const link = data?.link;
  return (
    <>
      <Card>
        <Facts>
          <Fact name={t("subject")}>{subject}</Fact>
          {to && <Fact name={t("to")}>{to}</Fact>}
          {at && <Fact name={t("at")}>{at}</Fact>}
          {typeof link === "string" && (
            <Fact name={t("link")}>
              <a href={link} className={buttonClass({ size: "small", variant: "secondary" })}>
                {t("openLink")}
              </a>
            </Fact>
          )}
        </Facts>
      </Card>
      <Card className="overflow-hidden">
        <iframe title={t("html", { subject })} srcDoc={html} sandbox="" className="h-160 w-full" />
      </Card>
      <Card>
        <details>
          <summary className="px-5 py-3.5 text-sm font-medium sm:px-6">{t("plain")}</summary>
          <pre className="border-t p-5 text-xs leading-5 wrap-anywhere whitespace-pre-wrap sm:px-6">{text}</pre>
        </details>
      </Card>
    </>
  );
}
