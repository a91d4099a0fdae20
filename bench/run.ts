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
import { buildFloor, type Contestant, startFloorNext, startFloorNode, startOurs } from "./contestants";
import { type Figures, measure, peakMemory, type Request } from "./measure";
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
  tell("Building the floor …");
  buildFloor(database.url);
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

async function compare(floorCookie: string): Promise<Row[]> {
  const ours = await keep(startOurs(variables));
  const floor = await keep(startFloorNext(database.url));
  const node = await keep(startFloorNode(database.url));
  const member = await signIn(ours.url, emailOf(1));
  const root = await signIn(ours.url, administrator);
  const floorHeaders = { cookie: floorCookie };
  const json = { accept: "application/json" };

  const session = request("/account", { cookie: member.cookie });
  const floorSession = request("/session", floorHeaders);
  const rows: Row[] = [];
  const pages: [string, Request, Request, number, number][] = [
    ["session-checked page", session, floorSession, 1.25, 200],
    ["role-checked page", request("/admin", { cookie: root.cookie }), floorSession, 1.25, 200],
    [
      "session-checked JSON",
      request("/api/me", { cookie: member.cookie, ...json }),
      request("/api/session", floorHeaders),
      1.3,
      200,
    ],
    [
      "token-checked JSON",
      request("/api/me", { "authentication-token": member.token, ...json }),
      request("/api/session", floorHeaders),
      1.3,
      200,
    ],
    ["page refused at the door", request("/account", {}), request("/shell", {}), 1.1, 307],
  ];
  for (const [title, our, its, target, status] of pages) {
    tell(title);
    await warm(ours, our, status);
    await warm(floor, its, status);
    const [mine, theirs] = await inTurn(
      () => measure(ours, our, { seconds, connections: 8, status }),
      () => measure(floor, its, { seconds, connections: 8, status }),
    );
    rows.push(costRow(title, mine, theirs, target));
    tell(JSON.stringify(rows.at(-1)));
  }
  tell("bare Node");
  const bare = [];
  for (let round = 0; round < rounds; round++)
    bare.push(await measure(node, floorSession, { seconds, connections: 8 }));
  rows.push({
    title: "the same JSON by a bare server of Node",
    unit: "ms CPU",
    ours: [],
    floor: bare.map(({ cpu }) => cpu),
    target: null,
  });

  tell("memory and start");
  rows.push({
    title: "peak memory",
    unit: "MiB",
    ours: [peakMemory(ours.processes())],
    floor: [peakMemory(floor.processes())],
    target: "floor + 60 MiB",
  });
  rows.push({
    title: "start to the first answer",
    unit: "ms",
    ours: [ours.startedInMs],
    floor: [floor.startedInMs],
    target: "floor + 30 %",
  });

  tell("sign-in, alone and beside pages");
  const signIns = await signInRequest(ours.url);
  const [rates, hashes] = await inTurn(
    () => measure(ours, signIns, { seconds: Math.max(6, seconds), connections: 8 }),
    async () => Number(execFileSync(process.execPath, [inProject("bench/floors/hash.mjs")], { encoding: "utf8" })),
  );
  rows.push({
    title: "sign-ins a second, against the hash alone",
    unit: "1/s",
    ours: rates.map(({ rate }) => rate),
    floor: hashes,
    target: "at least 0.95 ×",
  });
  const idle: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds; round++) {
    idle.push((await measure(ours, session, { seconds: 6, connections: 64, rate: 50 })).p99);
    const [page] = await Promise.all([
      measure(ours, session, { seconds: 6, connections: 64, rate: 50 }),
      measure(ours, signIns, { seconds: 6, connections: 8 }),
    ]);
    busy.push(page.p99);
  }
  rows.push({
    title: "p99 of the session page at 50/s: during eight sign-ins, against idle",
    unit: "ms",
    ours: busy,
    floor: idle,
    target: "at most 1.5 ×",
  });

  tell("sign-in by argon2id");
  const argon = await keep(startOurs({ ...variables, SECURITY_PASSWORD_HASH: "argon2" }));
  const quick = await signInRequest(argon.url);
  // The first sign-in of each person re-hashes.
  await measure(argon, quick, { seconds: 30, connections: 8 });
  const argonRates: number[] = [];
  for (let round = 0; round < rounds; round++)
    argonRates.push((await measure(argon, quick, { seconds, connections: 8 })).rate);
  rows.push({
    title: "sign-ins a second by argon2id",
    unit: "1/s",
    ours: argonRates,
    floor: [],
    target: "5 × Better Auth's 25",
  });
  return rows;
}

async function keep(starting: Promise<Contestant>): Promise<Contestant> {
  const contestant = await starting;
  running.push(contestant);
  return contestant;
}

function request(where: string, headers: Record<string, string>): Request {
  return { path: where, headers };
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

function costRow(title: string, ours: Figures[], floor: Figures[], target: number): Row {
  const [mine, its] = [ours, floor].map((figures) => figures.map(({ cpu }) => cpu));
  return { title, unit: "ms CPU", ours: mine ?? [], floor: its ?? [], target: `at most ${target} ×` };
}

async function signIn(url: string, email: string): Promise<{ cookie: string; token: string }> {
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
