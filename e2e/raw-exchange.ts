import { connect } from "node:net";
import { port } from "./server";

/**
 * Writes bytes as they are to the server, one piece after another, and reads until it closes or `within` milliseconds are
 * over. Answers all that came back, one letter a byte, and how many pieces were taken.
 */
export function rawExchange(
  pieces: Iterable<string | Buffer>,
  within = 10_000,
): Promise<{ answer: string; sent: number; closed: boolean }> {
  return new Promise((resolve) => {
    const socket = connect(port, "localhost");
    let answer = "";
    let sent = 0;
    const finish = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ answer, sent, closed });
    };
    const timer = setTimeout(() => finish(false), within);
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => finish(true));
    socket.on("close", () => finish(true));
    socket.on("connect", async () => {
      for (const piece of pieces) {
        if (socket.destroyed || socket.readableEnded) return;
        sent += piece.length;
        if (!socket.write(typeof piece === "string" ? Buffer.from(piece, "latin1") : piece))
          await Promise.race([
            new Promise((done) => socket.once("drain", done)),
            new Promise((done) => socket.once("close", done)),
          ]);
      }
    });
  });
}

/** The status of the first answer; 0 = none. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0);
