"use client";

import { CloudAlert } from "lucide-react";
import Link from "next/link";
import { MessagePage } from "@/components/layout/message-page";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";

/** Shown when a page could not be made. The reason is in the server's log under the same number, never on the page. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      icon={<CloudAlert aria-hidden />}
      title="Something went wrong"
      actions={
        <>
          <Button onClick={reset}>Try again</Button>
          <Button asChild variant="secondary">
            <Link href={paths.home}>Start page</Link>
          </Button>
        </>
      }
    >
      <p>It is our fault, not yours. Try again in a moment.</p>
      {error.digest && <p className="font-mono text-xs">Number {error.digest}</p>}
    </MessagePage>
  );
}
