import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";

/**
 * Appends one value as one line of JSON to `DATA_DIR/outbox/<fileName>`; only the owner can read it, since it holds
 * links and codes. Throws when the disk is full or the folder cannot be written, so that the message is tried again.
 */
export async function appendJsonLine(dataDir: string, fileName: string, value: object): Promise<void> {
  const folder = join(dataDir, "outbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, fileName), "a+", 0o600);
  try {
    const start = (await endsInTheMiddleOfALine(file)) ? "\n" : "";
    await writeAtOnce(file, Buffer.from(`${start}${JSON.stringify(value)}\n`));
  } finally {
    await file.close();
  }
}

// A full disk can leave half a line behind; the next message must not be glued to it.
async function endsInTheMiddleOfALine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== "\n";
}

// One write call on a file opened for appending is never mixed with another process's line.
async function writeAtOnce(file: FileHandle, line: Buffer): Promise<void> {
  const { bytesWritten } = await file.write(line);
  if (bytesWritten !== line.length) throw new IncompleteWrite();
}

class IncompleteWrite extends Error {
  override name = "IncompleteWrite";
  code = "ENOSPC";
}
