import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parallel } from "@/tests/support/journeys";
import { hasNginx, startNginx } from "@/tests/support/nginx";
import { person } from "@/tests/support/people";
import { createSystem } from "@/tests/support/system";

describe.skipIf(!hasNginx)("two servers behind nginx", () => {
  let system: Awaited<ReturnType<typeof createSystem>>;
  let nginx: Awaited<ReturnType<typeof startNginx>>;

  beforeAll(async () => {
    system = await createSystem();
    const variables = { TRUSTED_PROXIES: "1", SECURITY_THROTTLE: '{"credentialCheck.client": {"points": 20}}' };
    const servers = [];
    for (const _ of ["one", "other"]) servers.push(await system.start(variables, { until: "ready" }));
    nginx = await startNginx(servers.map(({ url }) => Number(new URL(url).port)));
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
