import { z } from "zod";
import type { Clock } from "@/lib/clock";
import { createOutboxSender } from "./outbox";
import { createTwilioSender } from "./twilio";

/** One text message. `to` is in E.164 (`+4915112345678`), `data` holds its code for whoever reads the outbox. */
export type SmsMessage = z.infer<typeof smsMessageSchema>;

/** A way for text messages to leave; the same promises as a mail transport. */
export type SmsSender = {
  name: string;
  send(message: SmsMessage, key?: string): Promise<void>;
};

export type SmsSenderSettings = {
  transport: "outbox" | "twilio";
  dataDir: string;
  accountSid?: string | undefined;
  authToken?: string | undefined;
  from?: string | undefined;
  baseUrl?: string | undefined;
};

/** Makes the sender that the settings ask for. Throws a sentence when Twilio lacks something. */
export function createSmsSender(settings: SmsSenderSettings, clock: Clock): SmsSender {
  const { transport, dataDir, accountSid, authToken, from, baseUrl } = settings;
  if (transport === "outbox") return createOutboxSender({ dataDir }, clock);
  if (!accountSid || !authToken || !from)
    throw new Error("SMS_TRANSPORT=twilio needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM.");
  return createTwilioSender({ accountSid, authToken, from, baseUrl });
}

/** Takes a text message as it came and gives it back checked; throws a ZodError when it is not one message to one number. */
export function parseSmsMessage(value: unknown): SmsMessage {
  return smsMessageSchema.parse(value);
}

const smsMessageSchema = z.object({
  to: z.string().regex(/^\+[1-9]\d{4,14}$/),
  // Ten joined messages of 160 characters are the most that providers take.
  text: z.string().min(1).max(1600),
  data: z.record(z.string(), z.unknown()),
});
