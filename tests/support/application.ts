import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/scripts/processes.mjs";
import { inProject } from "@/scripts/project.mjs";

/** A built application in processes of its own, as `npm start` runs it. */
export type Application = {
  url: string;
  /** What it has written to its terminal so far. */
  log(): string;
  /** Sends a signal to the process that was started; the server itself is its child. Answers its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** The processes that make it up, on Linux. */
  processes(): number[];
  /** Ends all of it at once, as a power cut would. */
  kill(): Promise<void>;
};

/**
 * Starts the build of this folder with these variables, and comes back when it answers (`health`), or when it also has its
 * database (`ready`). Without PORT and APP_URL it takes a free port. Throws when it ends instead.
 */
export async function startApplication(
  variables: Record<string, string>,
  { until = "health", within = 90_000 }: { until?: "health" | "ready"; within?: number } = {},
): Promise<Application> {
  const port = variables.PORT ?? `${await freePort()}`;
  const url = variables.APP_URL ?? `http://localhost:${port}`;
  let output = "";
  const child = spawn(process.execPath, [inProject("scripts/start.mjs")], {
    env: { ...process.env, HOSTNAME: "localhost", PORT: port, APP_URL: url, ...variables, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a group of its own, so that `kill` reaches the server as well
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const application: Application = {
    url,
    log: () => output,
    async end(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill(signal);
        await ended;
      }
      return child.exitCode;
    },
    processes: () => groupOf(child.pid ?? 0),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
      const ended = once(child, "close");
      process.kill(-child.pid, "SIGKILL");
      await ended;
    },
  };
  await answering(`${url}/api/${until}`, child, within, () => output);
  return application;
}

/** Members of a process group: the fifth field of /proc/PID/stat, counted behind the name, which may hold anything. */
const groupOf = (leader: number): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) === leader;
      } catch {
        return false; // it has just ended
      }
    })
    .map(Number);

async function answering(address: string, child: ChildProcess, within: number, log: () => string): Promise<void> {
  for (const end = Date.now() + within; Date.now() < end; await pause(100)) {
    if (child.exitCode !== null) throw new Error(`The application ended with ${child.exitCode}:\n${log()}`);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`The application did not answer at ${address} in time:\n${log()}`);
}
