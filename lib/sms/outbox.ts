import type { Clock } from "@/lib/clock";
import { appendJsonLine } from "@/lib/outbox/json-lines";
import type { SmsSender } from "./sender";

/** Writes text messages to `DATA_DIR/outbox/sms.jsonl` instead of sending them. */
export function createOutboxSender({ dataDir }: { dataDir: string }, clock: Clock): SmsSender {
  return {
    name: "outbox",
    async send({ to, text, data }) {
      await appendJsonLine(dataDir, "sms.jsonl", { at: clock.now().toISOString(), to, text, data });
    },
  };
}
