import { Resend } from "resend";
import { automatic } from "../message";
import type { MailTransport } from "../transport";

/**
 * Sends through Resend's HTTP API. Throws a ResendError when the mail was not taken over within `timeout` milliseconds.
 * The key goes along as Resend's idempotency key, so a repeated attempt within a day is delivered once.
 */
export function createResendTransport(settings: {
  apiKey: string;
  baseUrl?: string | undefined;
  timeout?: number;
}): MailTransport {
  const { apiKey, baseUrl, timeout = 10_000 } = settings;
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});

  return {
    name: "resend",
    async send({ to, from, subject, text, html }, key) {
      const signal = AbortSignal.timeout(timeout);
      const answer = await resend.emails.send(
        { to, from, subject, text, html, headers: automatic },
        { signal, ...(key ? { idempotencyKey: key } : {}) },
      );
      // An error page that parses as `null` comes back with neither an error nor an id.
      if (!answer.data?.id)
        throw new ResendError(signal.aborted ? "timeout" : answer.error?.name, answer.error?.statusCode);
    },
  };
}

/** `code` is Resend's name of the error or `timeout`, `statusCode` its HTTP status where there was an answer. */
export class ResendError extends Error {
  override name = "ResendError";
  readonly code: string;
  readonly statusCode: number | null;

  constructor(code: string | undefined, statusCode: number | null | undefined) {
    super(`Resend did not take the mail: ${code ?? "unexpected answer"}`);
    this.code = code ?? "unexpected_answer";
    this.statusCode = statusCode ?? null;
  }
}
