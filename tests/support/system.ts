import { startApplication } from "./application";
import { createTestApp, type TestApp } from "./context";
import { mailedToken } from "./journeys";
import { jsonDoor } from "./json-door";
import { startTcpProxy } from "./tcp-proxy";
import { timeUntil } from "./time-until";

/**
 * A database with a line to it that can be cut, and whatever servers a test starts on it. `app` is the same application in
 * this process, by a line of its own: to make people, whose hashes cost little unless a test says otherwise, and to look at rows.
 */
export async function createSystem(costs: { bcryptCost?: number } = {}) {
  const app = await createTestApp({}, costs);
  const { databaseUrl = "", dataDir } = app.environment;
  const address = new URL(databaseUrl);
  const line = await startTcpProxy({ host: address.hostname, port: Number(address.port || 5432) });
  address.hostname = "127.0.0.1";
  address.port = `${line.port}`;
  const started: Awaited<ReturnType<typeof startApplication>>[] = [];
  return {
    app,
    line,
    /** Starts a server at the end of the line. Without limits, unless `SECURITY_THROTTLE` says otherwise. */
    async start(variables: Record<string, string> = {}, options: Parameters<typeof startApplication>[1] = {}) {
      const server = await startApplication(
        {
          DATABASE_URL: address.href,
          DATA_DIR: dataDir,
          SECURITY_THROTTLE: "off",
          SECURITY_SEND_NEW_DEVICE_EMAIL: "false",
          LOG_LEVEL: "info",
          ...variables,
        },
        options,
      );
      started.push(server);
      return server;
    },
    async close() {
      for (const server of started) await server.kill();
      await app.close();
      await line.stop();
    },
  };
}

/** Signs somebody in at a server; answers their door and what came back. */
export async function signInAt(url: string, { email, password }: { email: string; password: string }) {
  const door = jsonDoor(url);
  const answer = await door.post("/login", { email, password });
  return { door, answer };
}

/** The secret part of the link in a mail that a server sends by itself, a moment after it was asked for. */
export async function linkMailed(app: TestApp, to: string, template: string): Promise<string> {
  let token = "";
  await timeUntil(async () => {
    token = await mailedToken(app, to, template).catch(() => "");
    return token !== "";
  }, 5_000);
  return token;
}
