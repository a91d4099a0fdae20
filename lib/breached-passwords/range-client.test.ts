import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { BreachServiceError, createBreachClient } from "./range-client";

// SHA-1 of "password": 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8
const rowOfPassword = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
const otherRow = "003D68EB55068C33ACE09247EE4C639306B:3";
const paddingRow = "0018A45C4D1DEF81644B54AB7F969B88D65:0";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function clientOf(answer: RequestListener, timeoutMs = 2000) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return createBreachClient({ url: `http://127.0.0.1:${address.port}/range/`, timeoutMs, userAgent: "gatehouse-test" });
}

test("a breached password is counted", async () => {
  const client = await clientOf((_, response) =>
    response.end(`${otherRow}\r\n${rowOfPassword}:9545824\r\n${paddingRow}`),
  );
  expect(await client.timesBreached("password")).toBe(9545824);
});

test("only five digits of the hash leave, padding is asked for, and the caller is named", async () => {
  const seen: unknown[] = [];
  const client = await clientOf((request, response) => {
    const { "add-padding": padding, "user-agent": agent } = request.headers;
    seen.push({ method: request.method, url: request.url, padding, agent });
    response.end(otherRow);
  });
  await client.timesBreached("password");
  expect(seen).toEqual([{ method: "GET", url: "/range/5BAA6", padding: "true", agent: "gatehouse-test" }]);
});

test("a password that is not listed is not breached", async () => {
  const client = await clientOf((_, response) => response.end(`${otherRow}\r\n${paddingRow}\r\n`));
  expect(await client.timesBreached("password")).toBe(0);
});

test("an empty range means not breached", async () => {
  const client = await clientOf((_, response) => response.end());
  expect(await client.timesBreached("password")).toBe(0);
});

test("a row of padding does not count", async () => {
  const client = await clientOf((_, response) => response.end(`${rowOfPassword}:0`));
  expect(await client.timesBreached("password")).toBe(0);
});

test("lower-case rows are understood", async () => {
  const client = await clientOf((_, response) => response.end(`${rowOfPassword.toLowerCase()}:7\n`));
  expect(await client.timesBreached("password")).toBe(7);
});

test.each([204, 400, 404, 429, 500, 503])("the status %i is an error", async (status) => {
  const client = await clientOf((_, response) => response.writeHead(status).end(status === 204 ? undefined : otherRow));
  await expect(client.timesBreached("password")).rejects.toThrow(BreachServiceError);
});

test("a redirect is not followed", async () => {
  const client = await clientOf((_, response) => response.writeHead(302, { Location: "/elsewhere" }).end());
  await expect(client.timesBreached("password")).rejects.toThrow(BreachServiceError);
});

test.each([
  "<html>Welcome to our network</html>",
  `${otherRow}\nnonsense`,
  `${rowOfPassword}:many`,
  `${rowOfPassword}`,
])("an answer that is no list of rows is an error: %s", async (text) => {
  const client = await clientOf((_, response) => response.end(text));
  await expect(client.timesBreached("password")).rejects.toThrow(BreachServiceError);
});

test("an endless answer is an error", async () => {
  const client = await clientOf((_, response) => {
    const flood = () => {
      while (response.write(`${otherRow}\n`.repeat(1000)));
    };
    response.on("drain", flood);
    flood();
  });
  await expect(client.timesBreached("password")).rejects.toThrow(BreachServiceError);
});

test("a service that hangs, before or in the middle of its answer, is an error in time", async () => {
  const silent = await clientOf(() => {}, 100);
  const halting = await clientOf((_, response) => response.write(otherRow), 100);
  const start = performance.now();
  await expect(silent.timesBreached("password")).rejects.toThrow(BreachServiceError);
  await expect(halting.timesBreached("password")).rejects.toThrow(BreachServiceError);
  expect(performance.now() - start).toBeLessThan(1500);
});

test("a service that is not there is an error", async () => {
  const client = await clientOf((_, response) => response.end());
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  await expect(client.timesBreached("password")).rejects.toThrow(BreachServiceError);
});
