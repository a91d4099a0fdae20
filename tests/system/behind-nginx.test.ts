import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "@/scripts/processes.mjs";
import { inProject } from "@/scripts/project.mjs";
import { parallel } from "@/tests/support/journeys";
import { person } from "@/tests/support/people";
import { createSystem } from "@/tests/support/system";
import { timeUntil } from "@/tests/support/time-until";

/* deploy/nginx.conf as it stands, but for ports and certificate, in front of two servers. */

const hasNginx = (() => {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasNginx)("two servers behind nginx", () => {
  let system: Awaited<ReturnType<typeof createSystem>>;
  let nginx: Awaited<ReturnType<typeof startNginx>>;

  beforeAll(async () => {
    system = await createSystem();
    const port = await freePort();
    const variables = { TRUSTED_PROXIES: "1", SECURITY_THROTTLE: '{"credentialCheck.client": {"points": 20}}' };
    const servers = [];
    for (const _ of ["one", "other"]) servers.push(await system.start(variables, { until: "ready" }));
    nginx = await startNginx(
      port,
      servers.map(({ url }) => Number(new URL(url).port)),
    );
  });
  afterAll(async () => {
    await nginx?.stop();
    await system?.close();
  });

  /** A try with a wrong password from an address of this machine. */
  async function login(from: string, email: string, headers: Record<string, string> = {}) {
    const page = await nginx.ask("GET", "/api/security/login", { from, headers: json });
    const token: unknown = JSON.parse(page.body).response.csrf_token;
    return nginx.ask("POST", "/api/security/login", {
      from,
      body: JSON.stringify({ email, password: "wrong-password-1" }),
      headers: { ...json, cookie: page.cookies, "x-csrf-token": String(token), ...headers },
    });
  }

  test("answer over TLS, and by plain HTTP only with the way there", async () => {
    expect((await nginx.ask("GET", "/api/ready", {})).status).toBe(200);
    const plain = await fetch(`http://127.0.0.1:${nginx.plainPort}/login`, { redirect: "manual" });
    expect(plain.status).toBe(301);
    expect(plain.headers.get("location")).toBe("https://app.example.com/login");
  });

  test("agree on the address of a client, whatever the client says about it", async () => {
    const { id, email } = await person(system.app);
    await login("127.0.0.7", email, { "x-forwarded-for": "203.0.113.9", "x-gatehouse-peer": "x.203.0.113.9" });
    await login("127.0.0.7", email, { "x-forwarded-for": "203.0.113.10, 203.0.113.11" });
    const rows = await system.app.db.auditEntry.findMany({ where: { userId: id, event: "user_failed_authn" } });
    expect(rows.map(({ ip }) => ip)).toEqual(["127.0.0.7", "127.0.0.7"]);
  });

  test("count the tries of one client together, and those of another apart", async () => {
    // Each at another name, so that it is the limit of the client that ends them.
    const answers = await parallel(30, (index) => login("127.0.0.8", `nobody-${index}@example.com`));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    expect((await login("127.0.0.9", "nobody-else@example.com")).status).toBe(400);
  });

  test("end a body that is too large before it reaches them", async () => {
    const answer = await nginx.ask("POST", "/api/security/login", { body: "x".repeat(1_100_000) });
    expect(answer.status).toBe(413);
  });
});

const json = { "content-type": "application/json", accept: "application/json" };

/** nginx with our configuration, on ports of this machine, in front of servers at `ports`. */
async function startNginx(port: number, ports: number[]) {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-nginx-"));
  const certificate = path.join(folder, "certificate.pem");
  const key = path.join(folder, "key.pem");
  const subject = ["-subj", "/CN=app.example.com", "-days", "1", "-nodes"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...subject, "-keyout", key, "-out", certificate], {
    stdio: "ignore",
  });
  const plainPort = await freePort();
  const site = readFileSync(inProject("deploy/nginx.conf"), "utf8")
    .replace(/^ *listen \[::\].*\n/gm, "")
    .replace("listen 80;", `listen 127.0.0.1:${plainPort};`)
    .replace("listen 443 ", `listen 127.0.0.1:${port} `)
    .replace("server 127.0.0.1:3000;", ports.map((one) => `server localhost:${one};`).join("\n"))
    .replace("/etc/ssl/app.example.com.pem", certificate)
    .replace("/etc/ssl/app.example.com.key", key);
  const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join("\n");
  const whole = `daemon off;\nworker_processes 1;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${folders}\n${site}}\n`;
  writeFileSync(path.join(folder, "nginx.conf"), whole);
  const child = spawn("nginx", ["-p", folder, "-c", path.join(folder, "nginx.conf")], { stdio: "ignore" });
  const ask = (
    method: string,
    target: string,
    { from, body, headers = {} }: { from?: string; body?: string; headers?: Record<string, string> },
  ): Promise<{ status: number; body: string; cookies: string }> =>
    new Promise((resolve, reject) => {
      const call = request(
        { host: "127.0.0.1", port, path: target, method, headers, localAddress: from, rejectUnauthorized: false },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part) => parts.push(part));
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(parts).toString("utf8"),
              cookies: (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; "),
            }),
          );
        },
      );
      call.on("error", reject);
      call.end(body);
    });
  await timeUntil(
    () =>
      ask("GET", "/api/health", {}).then(
        ({ status }) => status === 200,
        () => false,
      ),
    10_000,
  );
  return {
    plainPort,
    ask,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGQUIT");
      await ended;
    },
  };
}
