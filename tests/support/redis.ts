import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/scripts/processes.mjs";
import { findRedis } from "@/scripts/redis.mjs";

/** Is there a server to test with? */
export const hasRedis = findRedis() !== undefined;

/** A real Redis on loopback, without a file on disk; it can be stopped and started again at the same address. */
export async function startRedis() {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const server = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
      child = spawn(findRedis() ?? "redis-server", options, { stdio: "ignore" });
      while (!(await answers(port))) await pause(20);
    },
    async stop() {
      if (!child) return;
      const ended = once(child, "exit");
      child.kill();
      await ended;
      child = undefined;
    },
  };
  await server.start();
  return server;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = createConnection(port, "127.0.0.1");
    socket.on("connect", () => done(true)).on("error", () => done(false));
    socket.on("connect", () => socket.end());
  });
