import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** What a line between two machines can do. `delay` in milliseconds, for each way. */
type Line = { state: "whole" | "cut" | "silent"; delay: number };

export type TcpProxy = {
  port: number;
  /** Ends every connection, and lets nobody in. */
  cut(): void;
  /** Takes connections and bytes, and hands on nothing. */
  silence(): void;
  /** Hands on what comes only after so many milliseconds. */
  delayBy(milliseconds: number): void;
  /** As it was at first. What was silent before is ended. */
  mend(): void;
  stop(): Promise<void>;
};

/** A line to a real server on this machine that can be cut, held up and mended. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const line: Line = { state: "whole", delay: 0 };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (line.state === "cut") return void near.destroy();
    const far = connect(target);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("data", (bytes) => void hand(bytes, to));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  async function hand(bytes: Buffer, to: Socket): Promise<void> {
    // Equal delays end in the order in which they began, so bytes keep their order.
    if (line.delay > 0) await pause(line.delay);
    if (line.state === "whole" && !to.destroyed) to.write(bytes);
  }
  const endAll = () => {
    for (const socket of open) socket.destroy();
  };
  const change = (next: Partial<Line>) => void Object.assign(line, next);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut() {
      change({ state: "cut" });
      endAll();
    },
    silence: () => change({ state: "silent" }),
    delayBy: (delay) => change({ delay }),
    mend() {
      if (line.state === "silent") endAll();
      change({ state: "whole", delay: 0 });
    },
    stop() {
      endAll();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
