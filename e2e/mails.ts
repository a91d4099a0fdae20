import { existsSync, readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { outboxFile } from "./server";

export type Mail = { template: string; to: string; subject: string; text: string; data: Record<string, string> };

/** The newest mail to somebody, once there is one; of this template, if one is named. */
export async function lastMail(to: string, template?: string): Promise<Mail> {
  let newest: Mail | undefined;
  await expect
    .poll(
      () => {
        newest = mailsTo(to, template).at(-1);
        return newest?.template;
      },
      { message: `a mail ${template ?? ""} to ${to}`, intervals: [50, 100, 200] },
    )
    .toBeDefined();
  if (!newest) throw new Error(`No mail to ${to}.`);
  return newest;
}

/** All mails to somebody so far, oldest first. */
export function mailsTo(to: string, template?: string): Mail[] {
  if (!existsSync(outboxFile)) return [];
  // A line that is being written at this moment has no end yet.
  const lines = readFileSync(outboxFile, "utf8").split("\n").slice(0, -1);
  const mails: Mail[] = lines.filter((line) => line.includes(to)).map((line) => JSON.parse(line));
  return mails.filter((mail) => mail.to === to && (template === undefined || mail.template === template));
}
