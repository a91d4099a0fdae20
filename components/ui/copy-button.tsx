"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Button } from "./button";
import { classNames } from "./class-names";

/** Puts a text into the clipboard, and says so. Not there without scripts. */
export function CopyButton({ text, className }: { text: string; className?: string }) {
  const t = useTranslations("forms.copy");
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button variant="secondary" className={classNames("noscript:hidden", className)} onClick={copy}>
      <Icon name="copy" /> <span aria-live="polite">{isCopied ? t("done") : t("action")}</span>
    </Button>
  );
}
