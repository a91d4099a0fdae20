import { strToU8, zipSync } from "fflate";

/** A ZIP archive of texts: file name → content. All of them are of the time `at`. */
export function zipOf(files: Readonly<Record<string, string>>, at: Date): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  // Copied, so that it stands in memory of its own kind, which responses demand.
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: at }));
}
