"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";

type NewCodesProps = { codes: readonly string[]; appName: string };

/** New recovery codes: to be copied, downloaded or printed now, for they are not shown again. Takes the focus of the form before. */
export function NewCodes({ codes, appName }: NewCodesProps) {
  const t = useTranslations("account.recoveryCodes.codes.new");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const text = `${t("file", { appName })}\n\n${codes.join("\n")}\n`;
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg">
      <Card>
        <CardHeader>
          <CardTitle>{t("title")}</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-5">
          <Alert tone="warning">{t("warning")}</Alert>
          <ol
            aria-label={t("list")}
            translate="no"
            dir="ltr"
            className="grid gap-x-8 gap-y-2 rounded-md border bg-muted/50 p-4 font-mono text-sm tracking-wide sm:grid-cols-2"
          >
            {codes.map((code) => (
              <li key={code} className="select-all">
                {code}
              </li>
            ))}
          </ol>
        </CardContent>
        <CardFooter className="justify-start print:hidden">
          <CopyButton text={text} />
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download="recovery-codes.txt"
            className={buttonClass({ variant: "secondary" })}
          >
            <Icon name="download" /> {t("download")}
          </a>
          <Button variant="secondary" className="noscript:hidden" onClick={() => window.print()}>
            <Icon name="printer" /> {t("print")}
          </Button>
        </CardFooter>
      </Card>
    </div>
  );
}
