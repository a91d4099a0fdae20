"use client";

import { LoaderCircle, Mail, MessageSquareText } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import type { ActionForm } from "@/components/forms/use-action-form";
import { useCountdown } from "@/components/forms/use-countdown";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

type Sender = { method: "email" | "sms"; send: ActionForm };

type SendCodeButtonsProps = {
  senders: readonly Sender[];
  /** Seconds before another code can be asked for. */
  resendAfter: number;
  /** Asked before a code is sent; it says itself what is missing. */
  mayAsk?: () => boolean;
};

const words = {
  email: { ask: "E-mail me a code", again: "E-mail me another code", icon: <Mail aria-hidden /> },
  sms: { ask: "Text me a code", again: "Text me another code", icon: <MessageSquareText aria-hidden /> },
};

/** One button for each way a code can be sent. They belong to the form around them, and go to actions of their own. */
export function SendCodeButtons({ senders, resendAfter, mayAsk }: SendCodeButtonsProps) {
  return (
    <div className="grid gap-2 sm:flex sm:flex-wrap">
      {senders.map(({ method, send }) => (
        <SendButton key={method} method={method} send={send} resendAfter={resendAfter} mayAsk={mayAsk} />
      ))}
    </div>
  );
}

function SendButton({ method, send, resendAfter, mayAsk }: Sender & Omit<SendCodeButtonsProps, "senders">) {
  const wasSent = send.state.notice !== undefined;
  const left = useCountdown(resendAfter, wasSent ? send.state.attempt : 0);
  const isWaiting = left > 0 || send.isPending;

  function guard(event: MouseEvent) {
    if (isWaiting || mayAsk?.() === false) event.preventDefault();
  }

  return (
    <Button
      type="submit"
      variant="secondary"
      formAction={send.post}
      formNoValidate
      aria-disabled={isWaiting}
      onClick={guard}
      className="sm:flex-1"
    >
      {send.isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : words[method].icon}
      {wasSent ? words[method].again : words[method].ask}
      {left > 0 && <span className="text-subtle tabular-nums">in {left} s</span>}
    </Button>
  );
}

/** What became of the codes that were asked for: the newest answer. A live region, there from the start. */
export function SentCodeNotice({ senders }: { senders: readonly Sender[] }) {
  return (
    <div role="status" className="grid gap-2 empty:-mb-5">
      {senders.map(({ method, send }) => (
        <SendAnswer key={method} send={send} />
      ))}
    </div>
  );
}

function SendAnswer({ send }: { send: ActionForm }): ReactNode {
  const { notice, errors } = send.state;
  const complaints = Object.values(errors).flat();
  if (complaints.length > 0) return <Alert tone="danger">{complaints.join(" ")}</Alert>;
  return notice ? <Alert tone="success">{notice}</Alert> : null;
}
