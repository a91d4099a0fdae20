import { request } from "node:http";
import { port } from "./server";

export type RawAnswer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** A request whose target and headers leave this machine exactly as written, which no browser and no `fetch` would do. */
export function rawRequest(target: string, headers: Record<string, string> = {}, method = "GET"): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "localhost", port, path: target, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}
