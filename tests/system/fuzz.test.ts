import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Application } from "@/tests/support/application";
import { hostileBody, hostileText } from "@/tests/support/hostile-values";
import { type JsonDoor, jsonDoor } from "@/tests/support/json-door";
import { person } from "@/tests/support/people";
import { createSystem, signInAt } from "@/tests/support/system";

/* Anything in every field of every endpoint and form: refused or taken, but never a fault of ours. GATEHOUSE_FUZZ is how often. */

const runs = Number(process.env.GATEHOUSE_FUZZ ?? 6);

let system: Awaited<ReturnType<typeof createSystem>>;
let server: Application;
beforeAll(async () => {
  system = await createSystem();
  server = await system.start({}, { until: "ready" });
});
afterAll(() => system.close());

const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        requestBody: z
          .object({
            content: z.object({
              "application/json": z.object({
                schema: z.object({ properties: z.record(z.string(), z.unknown()).default({}) }),
              }),
            }),
          })
          .optional(),
      }),
    ),
  ),
});

/** A new administrator, signed in. */
async function administrator(): Promise<JsonDoor> {
  const root = await person(system.app);
  const role = await system.app.db.role.upsert({
    where: { name: "admin" },
    update: {},
    create: { name: "admin", updatedAt: new Date() },
  });
  await system.app.db.userRole.create({ data: { userId: root.id, roleId: role.id } });
  const { door, answer } = await signInAt(server.url, root);
  expect(answer.status).toBe(200);
  return door;
}

describe("the JSON door", () => {
  test("answers anything in any field of any endpoint with less than 500", async () => {
    const document = documentShape.parse((await jsonDoor(server.url).get("/api/openapi.json")).body);
    const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.entries(verbs)
        .filter(([verb]) => verb !== "get")
        .map(([verb, { requestBody }]) => ({
          method: verb.toUpperCase(),
          path: path.replace(/\{[^}]+\}/g, "00000000-0000-0000-0000-000000000000"),
          fields: Object.keys(requestBody?.content["application/json"].schema.properties ?? {}),
        })),
    );
    expect(operations.length).toBeGreaterThan(50);
    let [guest, insider] = [jsonDoor(server.url), await administrator()];
    for (const { method, path, fields } of operations) {
      if ((await insider.get("/api/me")).status !== 200)
        [guest, insider] = [jsonDoor(server.url), await administrator()];
      const property = fc.asyncProperty(hostileBody(fields), fc.boolean(), async (body, isGuest) => {
        const answer = await (isGuest ? guest : insider).send(method, path, body);
        expect(answer.status, `${method} ${path} ${JSON.stringify(body).slice(0, 500)}`).toBeLessThan(500);
        expect(JSON.stringify(answer.body), path).not.toMatch(/prisma|node_modules|\bat .*\.js:\d+/i);
      });
      await fc.assert(property, { numRuns: runs });
    }
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });
});

describe("the forms of the pages, sent without JavaScript", () => {
  const open = ["/login", "/register", "/reset", "/confirm", "/unified-sign-in", "/recover-username"];
  const own = [
    "",
    "/password",
    "/email",
    "/username",
    "/sign-in-methods",
    "/sign-in-methods/set-up",
    "/two-factor/setup",
  ];
  const administration = ["/admin/users/new", "/admin/roles", "/admin/activity", "/admin/webhooks"];
  const pages = [
    ...open.map((path) => ({ path, who: "guest" as const })),
    ...[...own.map((path) => `/account${path}`), "/account/tokens", "/account/sessions", ...administration].map(
      (path) => ({
        path,
        who: "insider" as const,
      }),
    ),
  ];

  test("answer anything in any field with less than 500", async () => {
    let found = 0;
    let insider = await administrator();
    for (const { path, who } of pages) {
      if ((await insider.get("/api/me")).status !== 200) insider = await administrator();
      const cookie = who === "insider" ? `gatehouse=${insider.cookie("gatehouse")}` : "";
      const page = await fetch(`${server.url}${path}`, {
        headers: { cookie, accept: "text/html" },
        redirect: "manual",
      });
      for (const form of formsOf(await page.text())) {
        if (form.fields.length === 0) continue;
        found++;
        const values = fc.dictionary(fc.constantFrom(...form.fields), hostileText);
        const property = fc.asyncProperty(values, async (typed) => {
          const body = new FormData();
          for (const [name, value] of Object.entries({ ...form.hidden, ...typed })) body.append(name, value);
          const headers = { cookie, accept: "text/html", origin: server.url, "sec-fetch-site": "same-origin" };
          const answer = await fetch(`${server.url}${path}`, { method: "POST", body, headers, redirect: "manual" });
          expect(answer.status, `${path} ${JSON.stringify(typed).slice(0, 500)}`).toBeLessThan(500);
        });
        await fc.assert(property, { numRuns: runs });
      }
    }
    expect(found).toBeGreaterThan(pages.length - 4);
  });

  /** The forms of a page that a browser without JavaScript would send: what they hold, and what can be typed. */
  function formsOf(html: string): { hidden: Record<string, string>; fields: string[] }[] {
    return [...html.matchAll(/<form\b.*?<\/form>/gs)].flatMap(([form]) => {
      const inputs = [...form.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([input]) => input);
      const named = inputs.map((input) => ({
        name: attribute(input, "name"),
        value: attribute(input, "value"),
        input,
      }));
      const action = named.filter(({ name }) => name?.startsWith("$ACTION"));
      if (action.length === 0) return [];
      const fields = named.filter(({ name }) => name && !name.startsWith("$ACTION")).map(({ name }) => name ?? "");
      return [{ hidden: Object.fromEntries(action.map(({ name, value }) => [name ?? "", value ?? ""])), fields }];
    });
  }

  const attribute = (tag: string, name: string): string | undefined =>
    new RegExp(`\\b${name}="([^"]*)"`)
      .exec(tag)?.[1]
      ?.replaceAll("&quot;", '"')
      .replaceAll("&#x27;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
});
