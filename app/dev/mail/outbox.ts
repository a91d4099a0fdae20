import { open } from "node:fs/promises";
import { join } from "node:path";
import { type MailMessage, parseMailMessage } from "@/lib/mail/message";

export type OutboxMail = MailMessage & { at: string };

/** Enough for some dozens of mails; the file of a long-lived project is never read as a whole. */
const tailBytes = 512 * 1024;

/** The newest mails of `DATA_DIR/outbox/mail.jsonl`, newest first; none while the file does not exist. */
export async function newestMails(dataDir: string, count: number): Promise<OutboxMail[]> {
  const lines = (await tailOf(join(dataDir, "outbox", "mail.jsonl"))).split("\n").reverse();
  return lines.flatMap(parseLine).slice(0, count);
}

async function tailOf(path: string): Promise<string> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (!file) return "";
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first line of the tail may be half a line; it is no mail then. */
function parseLine(line: string): OutboxMail[] {
  if (!line.startsWith("{") || !line.endsWith("}")) return [];
  const value: unknown = JSON.parse(line);
  const at = typeof value === "object" && value !== null && "at" in value ? String(value.at) : "";
  return [{ ...parseMailMessage(value), at }];
}
