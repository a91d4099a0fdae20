import { z } from "zod";
import type { Clock } from "@/lib/clock";
import { createOutboxSender } from "./outbox";

/** One text message. `to` is in E.164 (`+4915112345678`), `data` holds its code for whoever reads the outbox. */
export type SmsMessage = z.infer<typeof smsMessageSchema>;

/** A way for text messages to leave; the same promises as a mail transport. */
export type SmsSender = {
  name: string;
  send(message: SmsMessage, key?: string): Promise<void>;
};

export type SmsSenderSettings = { transport: "outbox"; dataDir: string };

/** Makes the sender that the settings ask for. */
export function createSmsSender({ dataDir }: SmsSenderSettings, clock: Clock): SmsSender {
  return createOutboxSender({ dataDir }, clock);
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
