import { once } from "node:events";
import { type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { createHttpServer, drain } from "./http-server.mjs";

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const echo: Handler = async (asked, response) => {
  const { headers, rawHeaders } = asked;
  const body = { peer: headers["x-gatehouse-peer"], distinct: asked.headersDistinct["x-gatehouse-peer"], rawHeaders };
  response.end(JSON.stringify(body));
};

async function start(handle: Handler = echo, isSecure = false): Promise<number> {
  server = createHttpServer(handle, "key", isSecure).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

/** Sends text as it is; answers all that comes back until the connection ends. */
async function send(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(text);
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  return answer;
}

describe("the address of the connection", () => {
  test("stands in the request whatever a client writes there, in any spelling, any number of times", async () => {
    const port = await start();
    const forged = "X-Gatehouse-Peer: key.6.6.6.6\r\nx-gatehouse-PEER: key.7.7.7.7\r\n";
    const answer = await send(port, `GET / HTTP/1.1\r\nHost: a\r\n${forged}Connection: close\r\n\r\n`);
    expect(answer).toContain('"peer":"key.127.0.0.1"');
    expect(answer).toContain('"distinct":["key.127.0.0.1","key.127.0.0.1"]');
    expect(answer).not.toMatch(/[67]\.[67]\.[67]/);
  });

  test("cannot be forged by a trailer", async () => {
    const port = await start(async (asked, response) => {
      for await (const _ of asked);
      response.end(asked.headers["x-gatehouse-peer"]);
    });
    const head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    expect(await send(port, `${head}0\r\nX-Gatehouse-Peer: key.6.6.6.6\r\n\r\n`)).toMatch(/key\.127\.0\.0\.1/);
  });
});

test("every answer is read as what it is, framed and embedded by nobody; by https it says that it stays so", async () => {
  const get = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  const failing = () => Promise.reject(new Error("broken"));
  const answers = [
    await send(await start(), get),
    await send(await start(failing), get),
    await send(await start(), "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"),
    await send(await start(), "nonsense\r\n\r\n"),
  ];
  for (const answer of answers) {
    for (const line of [/^x-content-type-options: nosniff\r$/im, /^x-frame-options: DENY\r$/im])
      expect(answer).toMatch(line);
    expect(answer).toMatch(/^cross-origin-resource-policy: same-origin\r$/im);
    expect(answer).not.toContain("strict-transport");
  }
  expect(await send(await start(echo, true), get)).toMatch(/^strict-transport-security: max-age=63072000;/im);
});

describe("what the server refuses itself", () => {
  test.each(["TRACE / HTTP/1.1", "PROPFIND / HTTP/1.1", "CONNECT a:443 HTTP/1.1", "FOO / HTTP/1.1"])(
    "AT-301: %s is answered 405 with the methods that exist, and echoes nothing",
    async (line) => {
      const answer = await send(await start(), `${line}\r\nHost: a\r\nX-Marker: marker\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 405 /);
      expect(answer).toMatch(/^allow: GET, HEAD, POST/im);
      expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toEqual({
        meta: { code: 405 },
        response: { errors: ["This method is not allowed here."], error_keys: { "": ["METHOD_NOT_ALLOWED"] } },
      });
      expect(answer).not.toContain("marker");
    },
  );

  test.each([
    ["a target that names another host", "GET http://inside.example/ HTTP/1.1\r\nHost: a\r\n\r\n"],
    ["a target that is no path", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"],
    ["AT-284: an upgrade", "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
    ["AT-311: a request without a version", "GET /\r\n\r\n"],
    ["a header without a colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n"],
    [
      "both lengths at once",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
  ])("%s is answered 400, without a body", async (_, text) => {
    const answer = await send(await start(), text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.split("\r\n\r\n")[1]).toBe("");
  });

  test("AT-298, AT-281: a body over a million bytes is answered 413, whether its length is told or not, and is not handed on", async () => {
    let read = 0;
    const port = await start(async (asked, response) => {
      for await (const chunk of asked) read += chunk.length;
      response.end("read to the end");
    });
    const head = "POST / HTTP/1.1\r\nHost: a\r\n";
    const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
    for (const text of [
      `${head}Content-Length: 1000001\r\n\r\n${"x".repeat(1_000_001)}`,
      `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(40)}0\r\n\r\n`,
    ]) {
      const answer = await send(port, text);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain('"CONTENT_TOO_LARGE"');
      expect(answer).not.toContain("read to the end");
    }
    expect(read).toBeLessThanOrEqual(1_000_000);
    const fits = `${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(15)}0\r\n\r\n`;
    expect(await send(port, fits)).toContain("read to the end");
  });

  test("AT-293: a target that is no UTF-8 is answered 400", async () => {
    const port = await start();
    for (const target of ["?%ff", "?next=/x%C0%80", "?a=%ED%A0%80", "?a=%", "%ff", "%", "reset/%E0%A4%A"])
      expect(await send(port, `GET /${target} HTTP/1.1\r\nHost: a\r\n\r\n`), target).toMatch(/^HTTP\/1\.1 400 /);
    const fine = await send(port, "GET /%C3%BC?a=%C3%BC%20+ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(fine).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("headers of more than 16 KiB are answered 431", async () => {
    const text = `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`;
    expect(await send(await start(), text)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test("a handler that fails is answered 500, and the server goes on", async () => {
    const port = await start(async (asked, response) => {
      if (asked.url === "/bad") throw new Error("Expected by this test.");
      response.end("fine");
    });
    expect(await send(port, "GET /bad HTTP/1.1\r\nHost: a\r\n\r\n")).toMatch(/^HTTP\/1\.1 500 /);
    expect(await send(port, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toContain("fine");
  });
});

test("AT-305: two hundred connections that give a byte a second are ended within a minute, and keep nobody waiting", {
  timeout: 70_000,
}, async () => {
  const port = await start(async (asked, response) => {
    for await (const _ of asked);
    response.end("fine");
  });
  const head = "POST / HTTP/1.1\r\nHost: a\r\n";
  const slow = Array.from({ length: 200 }, (_, index) => {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.write(index % 2 ? `${head}X-Slow: ` : `${head}Content-Length: 100\r\n\r\n`);
    return { socket, ended: once(socket, "close").then(() => answer) };
  });
  const drip = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write("x");
  }, 1_000);
  const waits: number[] = [];
  const others = setInterval(async () => {
    const began = performance.now();
    await send(port, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    waits.push(performance.now() - began);
  }, 500);
  const began = performance.now();
  const answers = await Promise.all(slow.map(({ ended }) => ended));
  clearInterval(drip);
  clearInterval(others);
  expect(performance.now() - began).toBeLessThan(60_000);
  for (const answer of answers) expect(answer).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  expect(waits.length).toBeGreaterThan(20);
  expect(Math.max(...waits)).toBeLessThan(1_000);
});

describe("a page that fails", () => {
  const kept = globalThis as typeof globalThis & { gatehouseOutageAt?: number };
  const failing = (_: unknown, response: { statusCode: number; end(text: string): void }) => {
    response.statusCode = 500;
    response.end("sorry");
    return Promise.resolve();
  };

  test("fails by an outage where the application has just told of one, and by itself otherwise", async () => {
    const port = await start(failing);
    const ask = () => send(port, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(await ask()).toMatch(/^HTTP\/1\.1 500 /);
    kept.gatehouseOutageAt = performance.now();
    const answer = await ask();
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer).toMatch(/\r\nretry-after: 5\r\n/i);
    kept.gatehouseOutageAt = performance.now() - 2_001;
    expect(await ask()).toMatch(/^HTTP\/1\.1 500 /);
    kept.gatehouseOutageAt = undefined;
  });
});

describe("draining", () => {
  test("finishes the request under way, takes no further one, and closes the kept connection at once", async () => {
    let arrived = () => {};
    const hasArrived = new Promise<void>((done) => {
      arrived = done;
    });
    const port = await start(async (_, response) => {
      arrived();
      await pause(200);
      response.end("done");
    });
    const asked = request({ port, host: "127.0.0.1", headers: { connection: "keep-alive" } }).end();
    const answered = once(asked, "response").then(async ([response]) => (await response.toArray()).join(""));
    await hasArrived;
    const startedAt = performance.now();
    const drained = drain(server, 5_000);
    await expect(send(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).rejects.toThrow(/ECONN(?:REFUSED|RESET)/);
    expect(await answered).toBe("done");
    await drained;
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test("gives up on a request that does not end", async () => {
    const port = await start(() => new Promise(() => {}));
    const answer = send(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await pause(50);
    await drain(server, 100);
    expect(await answer.catch(() => "")).toBe("");
  });
});
