"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useState } from "react";
import { useField, useFormAround } from "@/components/forms/form-context";
import { useCountdown } from "@/components/forms/use-countdown";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/security/core/form-state";

type Method = "email" | "sms";

type SendCodeButtonsProps = {
  methods: readonly Method[];
  /** Seconds before another code can be asked for. */
  resendAfter: number;
  /** Asked before a code is sent; it says itself what is missing. */
  mayAsk?: () => boolean;
};

const icons = { email: <Icon name="mail" />, sms: <Icon name="message-square-text" /> };

/** One button for each way a code can be sent: the form around them, posted with `chosen_method`, asks for it. */
export function SendCodeButtons({ methods, resendAfter, mayAsk }: SendCodeButtonsProps) {
  const { error } = useField("chosen_method");
  return (
    <div className="grid gap-2">
      <div className="grid gap-2 sm:flex sm:flex-wrap">
        {methods.map((method) => (
          <SendButton key={method} method={method} resendAfter={resendAfter} mayAsk={mayAsk} />
        ))}
      </div>
      <p role="status" className="text-xs leading-5 font-medium text-danger-text empty:hidden">
        {error}
      </p>
    </div>
  );
}

function SendButton({ method, resendAfter, mayAsk }: { method: Method } & Omit<SendCodeButtonsProps, "methods">) {
  const t = useTranslations("security.sendCode");
  const { state, isPending } = useFormAround();
  const wasSent = state.notice !== undefined && state.values.chosen_method === method;
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (wasSent) setRound(state.attempt);
  }, [wasSent, state.attempt]);
  const left = useCountdown(resendAfter, round);
  const isWaiting = left > 0 || isPending;

  function guard(event: MouseEvent) {
    if (isWaiting || mayAsk?.() === false) event.preventDefault();
  }

  function label() {
    if (left > 0)
      return t.rich(`${method}.againIn`, {
        seconds: left,
        wait: (text) => <span className="text-subtle tabular-nums">{text}</span>,
      });
    return wasSent || round > 0 ? t(`${method}.again`) : t(`${method}.ask`);
  }

  return (
    <Button
      type="submit"
      variant="secondary"
      name="chosen_method"
      value={method}
      formNoValidate
      aria-disabled={isWaiting}
      onClick={guard}
      className="sm:flex-1"
    >
      {icons[method]}
      {label()}
    </Button>
  );
}

/** By what a code was asked for, also after a wrong one was typed: carried along by the form. */
export function AskedFor() {
  const { state } = useFormAround();
  const asked = askedBy(state);
  return asked ? <input type="hidden" name="asked" value={asked} /> : null;
}

export const askedBy = ({ notice, values }: FormState): string | undefined =>
  notice === undefined ? values.asked : values.chosen_method;
