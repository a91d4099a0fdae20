import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { startDatabase } from "@/scripts/database.mjs";
import { randomSecrets } from "@/scripts/local-secrets.mjs";
import { migrate } from "@/scripts/migrate";
import { inProject } from "@/scripts/project.mjs";
import { tell } from "@/scripts/terminal.mjs";
import { jsonDoor } from "@/tests/support/json-door";
import { buildFloors, type Contestant, startBare, startFloorNext, startFloorNode, startOurs } from "./contestants";
import { measure, peakMemory, type Request } from "./measure";
import { administrator, emailOf, makePeople, password, peopleCount } from "./people";
import { type Row, report } from "./report";

/*
 * `npm run bench`: what our pages and endpoints cost beside the least that the same can cost, in one run on one machine.
 * Servers are loaded one after the other, several rounds in turn; only the ratios mean something elsewhere.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);

if (!existsSync(inProject(".next/BUILD_ID")))
  throw new Error("There is no build yet: npm run build, then npm run bench.");
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
const database = await startDatabase({ dataDir: folder, log: tell });
const variables: Record<string, string> = {
  ...randomSecrets(),
  DATABASE_URL: database.url,
  DATA_DIR: folder,
  SECURITY_THROTTLE: "off",
  SECURITY_SEND_NEW_DEVICE_EMAIL: "false",
  MAIL_TRANSPORT: "outbox",
  SMS_TRANSPORT: "outbox",
  AUTO_MIGRATE: "false",
  HOSTNAME: "127.0.0.1",
};
const running: Contestant[] = [];
try {
  await migrate(database.url);
  const { floorCookie } = await makePeople(variables);
  tell("Building the floors …");
  buildFloors(database.url);
  const rows = await compare(floorCookie);
  const text = report(rows, { rounds, seconds, cores: cpus().length, model: cpus()[0]?.model ?? "" });
  console.log(text);
  mkdirSync(inProject("bench/results"), { recursive: true });
  writeFileSync(inProject("bench/results/latest.md"), text);
  writeFileSync(inProject("bench/results/latest.json"), `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  for (const contestant of running) await contestant.stop().catch(() => {});
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Only rows whose title matches, where BENCH_ONLY says so. */
const isWanted = (title: string): boolean => new RegExp(process.env.BENCH_ONLY ?? "").test(title);

async function compare(floorCookie: string): Promise<Row[]> {
  const contestants = {
    ours: await keep(startOurs(variables)),
    bare: await keep(startBare(variables)),
    floor: await keep(startFloorNext(variables)),
    node: await keep(startFloorNode(variables)),
  };
  const [member, root] = [
    await signIn(contestants.ours.url, emailOf(1)),
    await signIn(contestants.ours.url, administrator),
  ];
  const rows = [
    ...(await requests(contestants, { member, root, floorCookie })),
    ...memoryAndStart(contestants),
    ...(await signIns(contestants.ours, { path: "/account", headers: { cookie: member.cookie } })),
    ...(await signInsByArgon2()),
  ];
  return rows;
}

type Contestants = Record<"ours" | "bare" | "floor" | "node", Contestant>;
type Person = { cookie: string; token: string };

/** What one answer costs, each beside what the same costs at least. */
async function requests(
  { ours, bare, floor, node }: Contestants,
  { member, root, floorCookie }: { member: Person; root: Person; floorCookie: string },
): Promise<Row[]> {
  const json = { accept: "application/json" };
  const least = { path: "/session", headers: { cookie: floorCookie } };
  const leastJson = { path: "/api/session", headers: { cookie: floorCookie } };
  const page = { path: "/account", headers: { cookie: member.cookie } };
  const rolePage = { path: "/admin", headers: { cookie: root.cookie } };
  const open = { path: "/plain", headers: {} };
  const comparisons: [string, [Contestant, Request], [Contestant, Request], string | null, number?][] = [
    ["session-checked page of ten lines", [bare, page], [floor, least], "at most 1.25 ×"],
    ["role-checked page of ten lines", [bare, rolePage], [floor, least], "at most 1.25 ×"],
    ["the same page with our check, against without any", [bare, page], [bare, open], null],
    [
      "session-checked JSON",
      [ours, { path: "/api/me", headers: { cookie: member.cookie, ...json } }],
      [floor, leastJson],
      "at most 1.3 ×",
    ],
    [
      "token-checked JSON",
      [ours, { path: "/api/me", headers: { "authentication-token": member.token, ...json } }],
      [floor, leastJson],
      "at most 1.3 ×",
    ],
    ["page refused at the door", [bare, { path: "/account" }], [floor, { path: "/shell" }], "at most 1.1 ×", 307],
    ["our page /account, with header, menu, facts and foot", [ours, page], [floor, least], null],
    ["our page /admin, with a table of people", [ours, rolePage], [floor, least], null],
    ["the floor's JSON, against a bare server of Node", [floor, leastJson], [node, least], null],
  ];
  const rows: Row[] = [];
  for (const [title, mine, its, target, status = 200] of comparisons) {
    if (!isWanted(title)) continue;
    tell(title);
    await warm(...mine, status);
    await warm(...its, status);
    const [ones, others] = await inTurn(
      () => measure(...mine, { seconds, connections: 8, status }),
      () => measure(...its, { seconds, connections: 8, status }),
    );
    rows.push({ title, unit: "ms CPU", ours: ones.map(({ cpu }) => cpu), floor: others.map(({ cpu }) => cpu), target });
  }
  return rows;
}

/** At this moment: the servers have been loaded as long as each other. */
const memoryAndStart = ({ ours, bare, floor }: Contestants): Row[] => [
  {
    title: "peak memory",
    unit: "MiB",
    ours: [peakMemory(ours.processes())],
    floor: [peakMemory(floor.processes())],
    target: "floor + 60 MiB",
  },
  {
    title: "peak memory of the bare page",
    unit: "MiB",
    ours: [peakMemory(bare.processes())],
    floor: [peakMemory(floor.processes())],
    target: "floor + 60 MiB",
  },
  {
    title: "start to the first answer",
    unit: "ms",
    ours: [ours.startedInMs],
    floor: [floor.startedInMs],
    target: "floor + 30 %",
  },
];

async function signIns(ours: Contestant, session: Request): Promise<Row[]> {
  if (!isWanted("sign-ins")) return [];
  tell("sign-ins, alone and beside pages");
  const arrivals = await signInRequest(ours.url);
  await warm(ours, session, 200);
  const [rates, hashes] = await inTurn(
    () => measure(ours, arrivals, { seconds: Math.max(6, seconds), connections: 8 }),
    async () => Number(execFileSync(process.execPath, [inProject("bench/floors/hash.mjs")], { encoding: "utf8" })),
  );
  const idle: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds; round++) {
    idle.push((await measure(ours, session, { seconds: 6, connections: 64, rate: 50 })).p99);
    const [page] = await Promise.all([
      measure(ours, session, { seconds: 6, connections: 64, rate: 50 }),
      measure(ours, arrivals, { seconds: 6, connections: 8 }),
    ]);
    busy.push(page.p99);
  }
  return [
    {
      title: "sign-ins a second, against the hash alone",
      unit: "1/s",
      ours: rates.map(({ rate }) => rate),
      floor: hashes,
      target: "at least 0.95 ×",
    },
    {
      title: "p99 of /account at 50/s: during eight sign-ins, against idle",
      unit: "ms",
      ours: busy,
      floor: idle,
      target: "at most 1.5 ×",
    },
  ];
}

async function signInsByArgon2(): Promise<Row[]> {
  const title = "sign-ins a second by argon2id";
  if (!isWanted(title)) return [];
  tell(title);
  const ours = await keep(startOurs({ ...variables, SECURITY_PASSWORD_HASH: "argon2" }));
  const arrivals = await signInRequest(ours.url);
  // The first sign-in of each person re-hashes.
  await measure(ours, arrivals, { seconds: 30, connections: 8 });
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++)
    rates.push((await measure(ours, arrivals, { seconds, connections: 8 })).rate);
  return [{ title, unit: "1/s", ours: rates, floor: [], target: "5 × Better Auth's 25" }];
}

async function keep(starting: Promise<Contestant>): Promise<Contestant> {
  const contestant = await starting;
  running.push(contestant);
  return contestant;
}

/** V8 compiles what Next does only after about two thousand renderings. */
async function warm(contestant: Contestant, what: Request, status: number): Promise<void> {
  await measure(contestant, what, { seconds: Number(process.env.BENCH_WARM_UP ?? 6), connections: 8, status });
}

/** Both measures in each round, and the order turns round. */
async function inTurn<A, B>(one: () => Promise<A>, other: () => Promise<B>): Promise<[A[], B[]]> {
  const [ones, others]: [A[], B[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    if (round % 2) others.push(await other());
    ones.push(await one());
    if (!(round % 2)) others.push(await other());
  }
  return [ones, others];
}

async function signIn(url: string, email: string): Promise<Person> {
  const door = jsonDoor(url);
  const answer = await door.post("/login?include_auth_token", { email, password });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const token = /"authentication_token":"([^"]+)"/.exec(JSON.stringify(answer.body))?.[1] ?? "";
  return { cookie: `gatehouse=${door.cookie("gatehouse")}`, token };
}

/** Sign-ins of one person after the other, from a browser that has nothing but its CSRF cookie. */
async function signInRequest(url: string): Promise<Request> {
  const door = jsonDoor(url);
  const { body } = await door.get("/login");
  const token = /"csrf_token":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? "";
  const cookie = door.cookies();
  return {
    path: "/login",
    method: "POST",
    headers: { accept: "application/json", cookie, "x-csrf-token": token },
    bodies: Array.from({ length: peopleCount }, (_, index) => JSON.stringify({ email: emailOf(index), password })),
  };
}
