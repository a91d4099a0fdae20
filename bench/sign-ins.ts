import { execFileSync } from "node:child_process";
import { inProject } from "@/scripts/project.mjs";
import { jsonDoor } from "@/tests/support/json-door";
import type { Contestant } from "./contestants";
import { inTurn, measure, type Request, warm } from "./measure";
import { emailOf, password, peopleCount } from "./people";
import type { Row } from "./report";

/** Sign-ins by password against what the cores can hash, and what they do to a page meanwhile. */
export async function signIns(ours: Contestant, session: Request, { rounds, seconds }: Load): Promise<Row[]> {
  const arrivals = await signInRequest(ours.url);
  await warm(ours, session, 200);
  const [rates, hashes] = await inTurn(
    rounds,
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

/** The same at a server that hashes by argon2id. */
export async function signInsByArgon2(ours: Contestant, { rounds, seconds }: Load): Promise<Row[]> {
  const title = "sign-ins a second by argon2id";
  const arrivals = await signInRequest(ours.url);
  // The first sign-in of each person re-hashes.
  await measure(ours, arrivals, { seconds: 30, connections: 8 });
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++)
    rates.push((await measure(ours, arrivals, { seconds, connections: 8 })).rate);
  return [{ title, unit: "1/s", ours: rates, floor: [], target: "5 × Better Auth's 25" }];
}

type Load = { rounds: number; seconds: number };

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
