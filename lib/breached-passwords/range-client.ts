import { createHash } from "node:crypto";

const PREFIX_LENGTH = 5;
const LONGEST_TIMEOUT_MS = 2000;
const LARGEST_ANSWER_BYTES = 1024 * 1024;
const ROW = /^(?<suffix>[0-9A-F]{35}):(?<count>\d{1,12})$/i;

/** The service of breached passwords did not answer, or not sensibly; `cause` says why. */
export class BreachServiceError extends Error {
  override readonly name = "BreachServiceError";
}

export type BreachClientOptions = {
  /** Address of the range service, to which the prefix is appended. */
  url: string;
  /** For connecting and reading together; at most 2000. */
  timeoutMs: number;
  userAgent: string;
};

export type BreachClient = {
  /** In how many known breaches the password occurs. Throws `BreachServiceError`. */
  timesBreached(password: string): Promise<number>;
};

/**
 * Asks a service that speaks the protocol of Have I Been Pwned's "range" call. Only the first five hex digits of the
 * password's SHA-1 leave the program; padding hides from onlookers how many rows the answer has.
 */
export function createBreachClient(options: BreachClientOptions): BreachClient {
  return {
    async timesBreached(password) {
      const digest = createHash("sha1").update(password, "utf8").digest("hex").toUpperCase();
      const answer = await fetchRange(digest.slice(0, PREFIX_LENGTH), options);
      return countOf(digest.slice(PREFIX_LENGTH), answer);
    },
  };
}

async function fetchRange(prefix: string, { url, timeoutMs, userAgent }: BreachClientOptions): Promise<string> {
  try {
    const response = await fetch(new URL(prefix, url.endsWith("/") ? url : `${url}/`), {
      headers: { "Add-Padding": "true", "User-Agent": userAgent },
      redirect: "error",
      signal: AbortSignal.timeout(Math.min(timeoutMs, LONGEST_TIMEOUT_MS)),
    });
    if (response.status !== 200) throw new Error(`Status ${response.status}.`);
    return await readLimited(response);
  } catch (cause) {
    throw new BreachServiceError("The service of breached passwords could not be asked.", { cause });
  }
}

async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER_BYTES) throw new Error(`More than ${LARGEST_ANSWER_BYTES} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

/** Padding rows carry the count 0. Every row must make sense, or a login page of some network would mean "not breached". */
function countOf(suffix: string, answer: string): number {
  const rows = answer.split(/\r?\n/).filter((line) => line !== "");
  const parsed = rows.map((row) => {
    const found = ROW.exec(row)?.groups;
    if (!found) throw new BreachServiceError("The service of breached passwords answered something else than rows.");
    return { suffix: found.suffix?.toUpperCase(), count: Number(found.count) };
  });
  return parsed.find((row) => row.suffix === suffix)?.count ?? 0;
}
