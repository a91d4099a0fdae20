import { readFileSync } from "node:fs";
import autocannon from "autocannon";

export type Request = { path: string; headers?: Record<string, string>; method?: "GET" | "POST"; bodies?: string[] };
export type Figures = {
  /** Answers in a second. */
  rate: number;
  /** Milliseconds of processor time of the server's processes for each answer. */
  cpu: number;
  p50: number;
  p99: number;
};

/** The clock of /proc: user and system time in ticks of 10 ms. */
const tick = 10;

/**
 * Loads a server for so many seconds and takes its figures. Every answer must have the status that is expected. With `rate`,
 * so many requests a second are due, and latency counts from then.
 */
export async function measure(
  server: { url: string; processes(): number[] },
  request: Request,
  load: { seconds: number; connections: number; rate?: number; status?: number },
): Promise<Figures> {
  const { status = 200 } = load;
  const pids = server.processes();
  const before = cpuTime(pids);
  const result = await autocannon({
    url: server.url + request.path,
    connections: load.connections,
    duration: load.seconds,
    ...(load.rate ? { overallRate: load.rate } : {}),
    requests: (request.bodies ?? [undefined]).map((body) => ({
      method: request.method ?? "GET",
      path: request.path,
      headers: { ...request.headers, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body } : {}),
    })),
  });
  const cpu = cpuTime(pids) - before;
  const statuses = Object.keys(result.statusCodeStats ?? {});
  if (statuses.some((one) => Number(one) !== status) || result.errors > 0)
    throw new Error(
      `${request.path}: expected ${status}, got ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`,
    );
  const answers = result.requests.total;
  return { rate: answers / result.duration, cpu: cpu / answers, p50: result.latency.p50, p99: result.latency.p99 };
}

/** V8 compiles what Next does only after about two thousand renderings. */
export async function warm(
  server: { url: string; processes(): number[] },
  what: Request,
  status: number,
): Promise<void> {
  await measure(server, what, { seconds: Number(process.env.BENCH_WARM_UP ?? 6), connections: 8, status });
}

/** Both measures in each round, and the order turns round. */
export async function inTurn<A, B>(
  rounds: number,
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<[A[], B[]]> {
  const [ones, others]: [A[], B[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    if (round % 2) others.push(await other());
    ones.push(await one());
    if (!(round % 2)) others.push(await other());
  }
  return [ones, others];
}

/** Processor time of these processes so far, in milliseconds. */
function cpuTime(pids: number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * tick;
}

/** The most memory that these processes held at once, in MiB, each at its own peak. */
export function peakMemory(pids: number[]): number {
  let kib = 0;
  for (const pid of pids) kib += Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  return kib / 1024;
}
