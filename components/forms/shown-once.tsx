"use client";

import { Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";

type ShownOnceProps = { title: string; warning: string; label: string; secret: string };

/** A secret to be copied now, for it is not shown again. Takes the focus of the form before. */
export function ShownOnce({ title, warning, label, secret }: ShownOnceProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg">
      <Card>
        <CardHeader>
          <CardTitle>{title}</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-4">
          <Alert tone="warning">{warning}</Alert>
          <output
            aria-label={label}
            translate="no"
            className="rounded-md border bg-muted/50 p-4 font-mono text-sm select-all wrap-anywhere"
          >
            {secret}
          </output>
          <CopyButton text={secret} />
        </CardContent>
      </Card>
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button variant="secondary" className="justify-self-start noscript:hidden" onClick={copy}>
      <Copy aria-hidden /> <span aria-live="polite">{isCopied ? "Copied" : "Copy"}</span>
    </Button>
  );
}
