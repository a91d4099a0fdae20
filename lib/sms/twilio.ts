import { z } from "zod";
import type { SmsSender } from "./sender";

export type TwilioSettings = {
  accountSid: string;
  authToken: string;
  /** A number of yours in E.164, or the id of a messaging service ("MG…"). */
  from: string;
  /** Another address of the API, for tests and for Twilio's regions. */
  baseUrl?: string | undefined;
  /** Milliseconds. */
  timeout?: number;
};

/**
 * Sends through Twilio's Programmable Messaging API (2010-04-01). Throws a TwilioError when the message was not taken over in
 * time. The API knows no idempotency key, so a repeated attempt may arrive twice.
 */
export function createTwilioSender(settings: TwilioSettings): SmsSender {
  const { accountSid, authToken, from, baseUrl = "https://api.twilio.com", timeout = 10_000 } = settings;
  const address = new URL(`/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`, baseUrl);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const senderField = from.startsWith("MG") ? "MessagingServiceSid" : "From";

  return {
    name: "twilio",
    async send({ to, text }) {
      const answer = await fetch(address, {
        method: "POST",
        headers: { authorization, accept: "application/json" },
        body: new URLSearchParams({ To: to, Body: text, [senderField]: from }),
        // A redirect would carry the credentials elsewhere.
        redirect: "error",
        signal: AbortSignal.timeout(timeout),
      }).catch((error: unknown) => {
        throw new TwilioError(
          null,
          error instanceof DOMException && error.name === "TimeoutError" ? "timeout" : "unreachable",
        );
      });
      const body = answerSchema.safeParse(await answer.json().catch(() => null));
      // Taken over means that there is a message with an id; anything else is none, whatever its status says.
      if (answer.ok && body.data?.sid) return;
      throw new TwilioError(answer.status, body.data?.code ?? "unexpected_answer");
    },
  };
}

const answerSchema = z.object({ sid: z.string().optional(), code: z.number().nullish() });

/** `code` is Twilio's number of the error, or what went wrong; `statusCode` its HTTP status, null where there was no answer. */
export class TwilioError extends Error {
  override name = "TwilioError";
  readonly code: string | number;
  readonly statusCode: number | null;

  constructor(statusCode: number | null, code: string | number) {
    super(`Twilio did not take the message: ${code}`);
    this.code = code;
    this.statusCode = statusCode;
  }
}
