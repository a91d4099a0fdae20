import type { Clock } from "@/lib/clock";
import type { MailMessage } from "./message";
import { createOutboxTransport } from "./transports/outbox";
import { createResendTransport } from "./transports/resend";
import { createSmtpTransport } from "./transports/smtp";

/**
 * A way for mail to leave. `send` ends in bounded time: it returns once the mail was taken over and throws otherwise.
 * `key` is the same for every attempt at one message; a provider that knows such keys drops the second copy.
 */
export type MailTransport = {
  name: string;
  send(message: MailMessage, key?: string): Promise<void>;
};

export type MailTransportSettings = {
  transport: "resend" | "smtp" | "outbox";
  resendApiKey?: string | undefined;
  /** Only for a stand-in of the provider, in tests or behind a proxy. */
  resendBaseUrl?: string | undefined;
  /** `smtp://user:password@host:587` or `smtps://…`; nodemailer's options may follow as a query. */
  smtpUrl?: string | undefined;
  /** Where the outbox files lie. */
  dataDir: string;
};

/** Makes the transport that the settings ask for. Throws with a sentence when its key or address is missing. */
export function createMailTransport(settings: MailTransportSettings, clock: Clock): MailTransport {
  switch (settings.transport) {
    case "resend":
      if (!settings.resendApiKey) throw new Error("MAIL_TRANSPORT is resend, but RESEND_API_KEY is missing.");
      return createResendTransport({ apiKey: settings.resendApiKey, baseUrl: settings.resendBaseUrl });
    case "smtp":
      if (!settings.smtpUrl) throw new Error("MAIL_TRANSPORT is smtp, but SMTP_URL is missing.");
      return createSmtpTransport({ url: settings.smtpUrl });
    case "outbox":
      return createOutboxTransport({ dataDir: settings.dataDir }, clock);
  }
}
