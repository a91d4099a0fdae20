"use client";

import { useSearchParams } from "next/navigation";
import { useLocale } from "next-intl";
import { Suspense, use } from "react";
import { Alert } from "@/components/ui/alert";
import { type Announced, isAnnounced } from "@/lib/security/core/announced";
import type { Locale } from "@/lib/security/core/locales";
import { sentencesOf } from "./sentences";

/**
 * Says what was just done, after a redirect: `?notice=KEY`. Only whole sentences of ours are shown, never what came along.
 * `brought` is what the server saw in the address; where a page changed without a new document, the sentence is fetched.
 */
export function NoticeFromQuery({ brought }: { brought: { key: Announced; text: string } | null }) {
  const key = useSearchParams().get("notice");
  if (key === null || !isAnnounced(key)) return null;
  return (
    <div role="status" className="mx-auto w-fit max-w-full px-4 pt-4">
      {key === brought?.key ? (
        <Alert tone="success">{brought.text}</Alert>
      ) : (
        <Suspense>
          <Fetched notice={key} />
        </Suspense>
      )}
    </div>
  );
}

function Fetched({ notice }: { notice: Announced }) {
  // The provider around is given the language of the server, which is one of these.
  const sentences = use(sentencesOf(useLocale() as Locale));
  return sentences && <Alert tone="success">{sentences[notice]}</Alert>;
}
