import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export type Loopback = { url: string; answerWith(listener: RequestListener): void; stop(): Promise<void> };

/**
 * A real HTTP server on a free port of this machine. What it answers can be settled once its address is known. To a browser,
 * 127.0.0.1 is another site than localhost.
 */
export async function startLoopback(host: "localhost" | "127.0.0.1" = "localhost"): Promise<Loopback> {
  let listener: RequestListener = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    answerWith(next) {
      listener = next;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
