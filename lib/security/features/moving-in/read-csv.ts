import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { pipeline } from "node:stream";
import { parse } from "csv-parse";
import type { ForeignRow } from "./foreign-row";
import type { Reading } from "./reading";

/** A line longer than that is damage, not a person. */
const longestRecord = 1024 * 1024;

/**
 * Reads a CSV file with a first line of column names, a batch at a time; commas, semicolons or tabs part. Memory does not grow
 * with the file. Positions are numbers of records. Throws a sentence when the file is not there.
 */
export async function readCsv(file: string, columns: readonly string[]): Promise<Reading> {
  const { size, mtimeMs, firstLine, path } = await inspect(file);
  const delimiter = delimiterOf(firstLine);
  const names = firstLine.split(delimiter).map((name) => name.trim().replace(/^"|"$/g, ""));
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new Error(`${file} has no column ${missing.join(", ")}: its first line must name the columns.`);
  return {
    identity: createHash("sha256").update(`${path}\0${size}\0${mtimeMs}`).digest("hex"),
    total: size,
    batches: (after, size) => batchesOf(file, delimiter, Number(after ?? 0), size),
    close: async () => {},
  };
}

async function inspect(file: string) {
  try {
    const handle = await open(file, "r");
    const { size, mtimeMs } = await handle.stat();
    const start = Buffer.alloc(64 * 1024);
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    await handle.close();
    const text = start
      .subarray(0, bytesRead)
      .toString("utf8")
      .replace(/^\uFEFF/, "");
    return { size, mtimeMs, firstLine: text.split(/\r?\n/)[0] ?? "", path: await realpath(file) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    throw new Error(`${file} cannot be read${code ? ` (${code})` : ""}.`);
  }
}

const delimiterOf = (line: string): string =>
  [",", ";", "\t"].sort((one, other) => line.split(other).length - line.split(one).length)[0] ?? ",";

async function* batchesOf(
  file: string,
  delimiter: string,
  after: number,
  size: number,
): ReturnType<Reading["batches"]> {
  const unreadable: string[] = [];
  const parser = parse({
    bom: true,
    columns: true,
    delimiter,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip(error) {
      unreadable.push(String(error?.lines ?? "?"));
      return undefined;
    },
  });
  // A failure of either reaches the loop, and leaving the loop closes the file.
  pipeline(createReadStream(file), parser, () => {});
  const records: AsyncIterable<{ record: ForeignRow; info: { bytes: number } }> = parser;
  let batch: ForeignRow[] = [];
  let position = 0;
  let bytes = 0;
  for await (const { record, info } of records) {
    position++;
    bytes = info.bytes;
    if (position <= after) {
      unreadable.length = 0; // counted by the run before
      continue;
    }
    batch.push(record);
    if (batch.length < size) continue;
    yield { rows: batch, position: String(position), done: bytes, unreadable: unreadable.splice(0) };
    batch = [];
  }
  if (batch.length > 0 || unreadable.length > 0)
    yield { rows: batch, position: String(position), done: bytes, unreadable };
}
