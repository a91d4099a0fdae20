"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";

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
            dir="ltr"
            className="rounded-md border bg-muted/50 p-4 font-mono text-sm select-all wrap-anywhere"
          >
            {secret}
          </output>
          <CopyButton text={secret} className="justify-self-start" />
        </CardContent>
      </Card>
    </div>
  );
}
