"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { CeremonyOutcome } from "./passkey-ceremonies";
import type { FailedCeremony } from "./passkey-failures";
import type { PasskeySupport } from "./passkey-support";

/**
 * State of a ceremony that a button begins: it leaves the page on success, unless the page shows that by itself ("stays"), and
 * tells what went wrong otherwise.
 */
export function usePasskeyAction(begin: () => Promise<CeremonyOutcome | { status: "stays" }>) {
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<FailedCeremony | null>(null);

  async function start(): Promise<boolean> {
    if (isPending) return false;
    setPending(true);
    setFailure(null);
    const outcome = await begin();
    if (outcome.status === "done") {
      // A whole new page: what was fetched ahead belongs to whoever was here before.
      window.location.assign(outcome.target);
      return true;
    }
    setPending(false);
    if (outcome.status === "failed") setFailure(outcome);
    return false;
  }

  return { isPending, failure, start };
}

/**
 * A passkey in place of what stands above: "or", and below it the button. The room is kept from the start, so that nothing moves
 * once scripts know that passkeys work here; without scripts there is nothing of it.
 */
export function PasskeyAlternative({
  support,
  or,
  children,
}: {
  support: PasskeySupport;
  or: string;
  children: ReactNode;
}) {
  const isKnown = support !== "unknown";
  return (
    <div inert={!isKnown} className={`flex flex-col gap-5 noscript:hidden ${isKnown ? "" : "invisible"}`}>
      <div
        aria-hidden
        className="flex items-center gap-3 text-xs text-subtle before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border"
      >
        {or}
      </div>
      {children}
    </div>
  );
}

type PasskeyButtonProps = Omit<ComponentProps<typeof Button>, "onClick" | "type"> & {
  isPending: boolean;
  start: () => unknown;
};

export function PasskeyButton({ isPending, start, children, ...props }: PasskeyButtonProps) {
  return (
    <Button type="button" aria-disabled={isPending} onClick={() => void start()} {...props}>
      {isPending ? <Icon name="loader-circle" className="animate-spin" /> : <Icon name="key-round" />}
      {children}
    </Button>
  );
}

/** The live region of a ceremony; there from the start, so that what comes into it is read out. */
export function PasskeyFailure({ failure }: { failure: FailedCeremony | null }) {
  const t = useTranslations("security.passkey");
  return (
    <div role="status" className="empty:hidden">
      {failure && (
        <Alert tone="danger">{"message" in failure ? failure.message : t(`failures.${failure.reason}`)}</Alert>
      )}
    </div>
  );
}
