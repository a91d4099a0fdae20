"use client";

import { useSearchParams } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { isMessageKey, messageFor, statusOf } from "@/lib/security/core/errors";

/** Says what was just done, after a redirect: `?notice=KEY`. Only whole sentences of ours are shown, never what came along. */
export function NoticeFromQuery() {
  const key = useSearchParams().get("notice");
  if (key === null || !isMessageKey(key) || statusOf(key) !== 200) return null;
  const sentence = messageFor(key);
  if (sentence.includes("{")) return null;
  return (
    <div role="status" className="mx-auto w-fit max-w-full px-4 pt-4">
      <Alert tone="success">{sentence}</Alert>
    </div>
  );
}
