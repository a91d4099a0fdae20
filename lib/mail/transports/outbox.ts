import type { Clock } from "@/lib/clock";
import { appendJsonLine } from "@/lib/outbox/json-lines";
import type { MailTransport } from "../transport";

/** Writes mails to `DATA_DIR/outbox/mail.jsonl` instead of sending them: for development, tests and demonstrations. */
export function createOutboxTransport({ dataDir }: { dataDir: string }, clock: Clock): MailTransport {
  return {
    name: "outbox",
    async send({ template, to, from, subject, text, html, data }) {
      const at = clock.now().toISOString();
      await appendJsonLine(dataDir, "mail.jsonl", { at, template, to, from, subject, text, html, data });
    },
  };
}
