import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { outboxFile } from "./server";

/** The code of the newest text message to a number, once there are so many of them. */
export async function lastTextedCode(to: string, atLeast = 1): Promise<string> {
  let codes: string[] = [];
  await expect
    .poll(
      () => {
        codes = codesTo(to);
        return codes.length;
      },
      { message: `a text message to ${to}`, intervals: [50, 100, 200] },
    )
    .toBeGreaterThanOrEqual(atLeast);
  return codes.at(-1) ?? "";
}

function codesTo(to: string): string[] {
  const file = path.join(path.dirname(outboxFile), "sms.jsonl");
  if (!existsSync(file)) return [];
  // A line that is being written at this moment has no end yet.
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    const text: { to: string; data: { code?: string } } = JSON.parse(line);
    return text.to === to && text.data.code ? [text.data.code] : [];
  });
}
