import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { inProject } from "@/scripts/project.mjs";
import { tell } from "@/scripts/terminal.mjs";
import { jsonDoor } from "@/tests/support/json-door";
import { behindNginx } from "./behind-nginx";
import { type Contestant, startBare, startFloorNext, startFloorNode, startOurs } from "./contestants";
import { inTurn, measure, peakMemory, type Request, warm } from "./measure";
import { administrator, emailOf, makePeople, password } from "./people";
import { placeTable } from "./place";
import { lineOf, type Row, report } from "./report";
import { signIns, signInsByArgon2 } from "./sign-ins";
import { makeSurroundings } from "./surroundings";

/*
 * `npm run bench`: what our pages and endpoints cost beside the least that the same can cost, in one run on one machine.
 * Servers are loaded one after the other, several rounds in turn; only the ratios mean something elsewhere.
 */

/** Only rows whose title matches, where BENCH_ONLY says so. */
const isWanted = (title: string): boolean => new RegExp(process.env.BENCH_ONLY ?? "").test(title);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);

const { variables, close } = await makeSurroundings();
const running: Contestant[] = [];
try {
  const { floorCookie } = await makePeople(variables);
  const rows = await compare(floorCookie);
  const text = report(rows, { rounds, seconds, cores: cpus().length, model: cpus()[0]?.model ?? "" });
  console.log(text);
  // A table of some rows only would take the place of the whole one.
  if (!process.env.BENCH_ONLY) placeTable("requests", text);
  mkdirSync(inProject("bench/results"), { recursive: true });
  writeFileSync(inProject("bench/results/requests.json"), `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  for (const contestant of running) await contestant.stop().catch(() => {});
  await close();
}

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
  const rows = [...(await requests(contestants, { member, root, floorCookie })), ...memoryAndStart(contestants)];
  const page = { path: "/account", headers: { cookie: member.cookie } };
  if (isWanted("nginx")) {
    tell("two servers behind nginx");
    const second = await keep(startOurs(variables));
    rows.push(...(await behindNginx([contestants.ours, second], page, { rounds, seconds })));
    await second.stop();
  }
  if (isWanted("sign-ins")) {
    tell("sign-ins, alone and beside pages");
    rows.push(...(await signIns(contestants.ours, page, { rounds, seconds })));
    const argon2 = await keep(startOurs({ ...variables, SECURITY_PASSWORD_HASH: "argon2" }));
    rows.push(...(await signInsByArgon2(argon2, { rounds, seconds })));
  }
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
      rounds,
      () => measure(...mine, { seconds, connections: 8, status }),
      () => measure(...its, { seconds, connections: 8, status }),
    );
    const row = {
      title,
      unit: "ms CPU",
      ours: ones.map(({ cpu }) => cpu),
      floor: others.map(({ cpu }) => cpu),
      target,
    };
    tell(lineOf(row));
    rows.push(row);
  }
  return rows;
}

/** At this moment: the servers have been loaded as long as each other. */
function memoryAndStart({ ours, bare, floor }: Contestants): Row[] {
  return [
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
}

async function keep(starting: Promise<Contestant>): Promise<Contestant> {
  const contestant = await starting;
  running.push(contestant);
  return contestant;
}

async function signIn(url: string, email: string): Promise<Person> {
  const door = jsonDoor(url);
  const answer = await door.post("/login?include_auth_token", { email, password });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const token = /"authentication_token":"([^"]+)"/.exec(JSON.stringify(answer.body))?.[1] ?? "";
  return { cookie: `gatehouse=${door.cookie("gatehouse")}`, token };
}
