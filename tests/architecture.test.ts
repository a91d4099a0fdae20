import path from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "./support/architecture-rules";
import { importsOf, readSources } from "./support/sources";

/** Small sources that break a rule, at these places. A rule that lets them pass would prove nothing. */
const planted: [rule: keyof typeof rules, Record<string, string>, places: string[]][] = [
  [
    "imports go down only",
    { "lib/security/domain/a.ts": 'import { b } from "../features/x/b";', "lib/security/features/x/b.ts": "" },
    ["lib/security/domain/a.ts: lib/security/features/x/b.ts"],
  ],
  [
    "imports go down only",
    { "lib/mail/a.ts": 'export {\n  c,\n} from "@/lib/security/context";', "lib/security/context.ts": "" },
    ["lib/mail/a.ts: lib/security/context.ts"],
  ],
  [
    "imports go down only",
    { "lib/security/execute.ts": 'const r = await import("./runtime");', "lib/security/runtime.ts": "" },
    ["lib/security/execute.ts: lib/security/runtime.ts"],
  ],
  ["imports go down only", { "lib/security/stray.ts": "" }, ["lib/security/stray.ts: stands on no floor"]],
  [
    "the edge gets edge-safe files only",
    { "middleware.ts": 'import "@/lib/security/web/session";', "lib/security/web/session.ts": "" },
    ["middleware.ts: lib/security/web/session.ts"],
  ],
  [
    "the edge gets edge-safe files only",
    { "lib/security/web/headers.ts": 'import { log } from "@/lib/log";', "lib/log.ts": "" },
    ["lib/security/web/headers.ts: lib/log.ts"],
  ],
  [
    "no import leads back",
    { "lib/a.ts": 'import "./b";', "lib/b.ts": 'import "./c";', "lib/c.ts": 'import "./a";' },
    ["lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts"],
  ],
  [
    "no feature knows another",
    { "lib/security/features/a/x.ts": 'import { y } from "../b/schema";', "lib/security/features/b/schema.ts": "" },
    ["lib/security/features/a/x.ts: lib/security/features/b/schema.ts"],
  ],
  [
    "every page is guarded",
    { "app/secret/page.tsx": "// await load(x)\nexport default function Page() {}" },
    ["app/secret/page.tsx"],
  ],
  [
    "every route is a known door",
    { "app/api/own/route.ts": "export const GET = () => Response.json({});" },
    ["app/api/own/route.ts"],
  ],
  [
    "actions are wrapped use-cases",
    { "app/a/actions.ts": '"use server";\nexport async function wipe() {}\nexport * from "./b";' },
    ["app/a/actions.ts: export async function wipe() {}", 'app/a/actions.ts: export * from "./b";'],
  ],
  [
    "actions are wrapped use-cases",
    {
      "app/a/actions.ts": "export const a = formAction(b, {});",
      "app/b.ts": 'async function act() {\n  "use server";\n}',
    },
    ['app/a/actions.ts: does not begin with "use server"', "app/b.ts: a server action outside actions.ts"],
  ],
  [
    "the browser gets no server code",
    {
      "components/a.tsx": '"use client";\nimport "./b";',
      "components/b.tsx": 'import { db } from "@/lib/db";',
      "lib/db.ts": "",
    },
    ["components/a.tsx: lib/db.ts"],
  ],
  [
    "the browser gets no server code",
    { "app/a/form.tsx": '"use client";\nimport { x } from "../b/actions";', "app/b/actions.ts": "" },
    ["app/a/form.tsx: app/b/actions.ts"],
  ],
  [
    "few files know next-auth",
    { "lib/security/domain/a.ts": 'import { signIn } from "next-auth/react";' },
    ["lib/security/domain/a.ts"],
  ],
  ["only env.ts reads the environment", { "lib/a.ts": "export const a = process.env.A;" }, ["lib/a.ts"]],
  [
    "no source is longer than 250 lines",
    { "lib/a.ts": "x;\n".repeat(251), "lib/b.ts": "x;\n".repeat(250) },
    ["lib/a.ts"],
  ],
  [
    "names say what is inside",
    { "lib/utils/a.ts": "", "lib/x/types.ts": "", "app/index.tsx": "" },
    ["lib/utils/a.ts", "lib/x/types.ts", "app/index.tsx"],
  ],
  [
    "only doors and pages send people elsewhere",
    { "lib/security/domain/a.ts": 'redirect("/")', "app/a/page.tsx": 'redirect("/")' },
    ["lib/security/domain/a.ts"],
  ],
  [
    "a use-case states name, input and access",
    { "lib/security/features/a/a.ts": 'defineUseCase({ name: "a", run: (input, access: X) => f({}) })' },
    ["lib/security/features/a/a.ts: input", "lib/security/features/a/a.ts: access"],
  ],
  [
    "no two use-cases have one name",
    {
      "lib/security/features/a/a.ts": 'defineUseCase({ name: "a" })',
      "lib/security/features/a/b.ts": 'defineUseCase({\n  name: "a" })',
    },
    ["a"],
  ],
];

const sources = readSources(path.resolve(import.meta.dirname, ".."));

describe("the sources", () => {
  test("are all read", () => {
    expect(sources.size).toBeGreaterThan(150);
    expect(importsOf(sources, "lib/security/runtime.ts")).toContain("lib/security/subscribers.ts");
  });

  test.each(Object.entries(rules))("%s", (_, rule) => {
    expect(rule(sources)).toEqual([]);
  });
});

describe("a planted violation is found", () => {
  test.each(planted)("%s: %o", (name, files, places) => {
    expect(rules[name]?.(new Map(Object.entries(files)))).toEqual(places);
  });

  test("for every rule", () => {
    expect(new Set(planted.map(([name]) => name))).toEqual(new Set(Object.keys(rules)));
  });
});
