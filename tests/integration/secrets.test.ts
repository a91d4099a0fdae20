import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkSecrets } from "@/lib/security/features/secrets/check";
import { nextList } from "@/lib/security/features/secrets/next-list";
import { resealSecrets } from "@/lib/security/features/secrets/reseal";
import { createTestApp, type TestApp } from "../support/context";
import { canSignIn, fromTerminal, keysOf } from "../support/journeys";
import { PASSWORD, person } from "../support/people";
import { appCode, enter, parked, personWithFactor } from "../support/second-factors";

const newKey = "q9mZ7x2LkV0bR4tYw8NcJ1sHfD6gUeAo3PiTzXvBnMlKjQwE";
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

async function usesOf(from: TestApp, variable: string) {
  const report = await fromTerminal(from, checkSecrets, {});
  if (!report.ok) throw new Error(report.code);
  return report.value.uses.filter((use) => use.variable === variable);
}

const reseal = (from: TestApp, kind: "session" | "totp") =>
  fromTerminal(from, resealSecrets, { kind, onProgress: () => {} });

describe("the keys of authenticator apps", () => {
  test("AT-346: change in four steps, while servers with the list before still run", async () => {
    const first = process.env.SECURITY_TOTP_SECRETS ?? "";
    const added = nextList("totp", first, "add", newKey);
    const switched = nextList("totp", added, "switch", "");
    const dropped = nextList("totp", switched, "drop", "");
    const someone = await personWithFactor(app, "authenticator");
    const passes = async (server: TestApp) => {
      server.clock.pass(31_000);
      const browser = await parked(server, someone);
      return (await enter(browser, appCode(server, someone.secret))).ok;
    };

    const withAdded = app.again({ totpSecrets: added });
    expect(await passes(withAdded)).toBe(true);
    expect(await passes(app)).toBe(true);
    const withSwitched = app.again({ totpSecrets: switched });
    expect(await passes(withSwitched)).toBe(true); // seals anew, under the new key
    expect(await passes(withAdded)).toBe(true); // and back, under the one that seals there
    const other = await personWithFactor(withAdded, "authenticator");
    expect(await usesOf(withSwitched, "SECURITY_TOTP_SECRETS")).toContainEqual({
      variable: "SECURITY_TOTP_SECRETS",
      what: "authenticator apps",
      place: 2,
      count: 2,
    });

    expect(await reseal(withSwitched, "totp")).toMatchObject({ value: { lost: 0 } });
    expect((await usesOf(withSwitched, "SECURITY_TOTP_SECRETS")).every(({ place }) => place === 1)).toBe(true);
    expect(await reseal(withSwitched, "totp")).toEqual({ ok: true, value: { resealed: 0, lost: 0 } });
    const withDropped = app.again({ totpSecrets: dropped });
    expect(await passes(withDropped)).toBe(true);
    expect(await fromTerminal(withDropped, checkSecrets, {})).toMatchObject({ value: { isWhole: true } });
    expect(other.secret).not.toBe(someone.secret);
    for (const server of [withAdded, withSwitched, withDropped]) await server.close();
  });

  test("AT-346: without its key a second factor lets nobody in, neither as an error nor as one factor", async () => {
    const someone = await personWithFactor(app, "authenticator");
    const without = app.again({ totpSecrets: JSON.stringify({ "9": newKey }) });
    without.clock.pass(31_000);
    const browser = await parked(without, someone);
    expect(keysOf(await enter(browser, appCode(without, someone.secret)))).toEqual({
      code: "TWO_FACTOR_INVALID_TOKEN",
    });
    expect(await browser.who()).toBeNull();
    expect((await enter(await parked(app, someone), appCode(app, someone.secret, 1))).ok).toBe(true);
    await without.close();
  });

  test("what needs a key that was dropped too early is found, and left as it is", async () => {
    const fresh = await createTestApp();
    const someone = await personWithFactor(fresh, "authenticator");
    const without = fresh.again({ totpSecrets: JSON.stringify({ "9": newKey }) });
    expect(await fromTerminal(without, checkSecrets, {})).toMatchObject({ value: { isWhole: false } });
    const before = await fresh.db.codeSecret.findFirstOrThrow({ where: { userId: someone.id } });
    expect(await reseal(without, "totp")).toEqual({ ok: true, value: { resealed: 0, lost: expect.any(Number) } });
    expect(await fresh.db.codeSecret.findFirstOrThrow({ where: { userId: someone.id } })).toEqual(before);
    await without.close();
    await fresh.close();
  });

  test("many are done in batches, also while somebody changes theirs", async () => {
    const fresh = await createTestApp();
    const { totpBox } = fresh.system();
    const people = await Promise.all(Array.from({ length: 3 }, () => person(fresh)));
    const now = new Date();
    await fresh.db.oneTimeToken.createMany({
      data: Array.from({ length: 1203 }, (_, at) => ({
        hash: `hash${String(at).padStart(5, "0")}`,
        purpose: "two-factor-setup",
        userId: people[at % 3]?.id ?? "",
        uniquifier: "u",
        payload: { secret: totpBox.seal(`secret ${at}`), tries: 0 },
        createdAt: now,
        expiresAt: now,
      })),
    });
    const added = nextList("totp", process.env.SECURITY_TOTP_SECRETS ?? "", "add", newKey);
    const switched = fresh.again({ totpSecrets: nextList("totp", added, "switch", "") });
    const [one, two] = await Promise.all([reseal(switched, "totp"), reseal(switched, "totp")]);
    expect((one.ok ? one.value.resealed : 0) + (two.ok ? two.value.resealed : 0)).toBe(1203);
    const row = await fresh.db.oneTimeToken.findUniqueOrThrow({ where: { hash: "hash00777" } });
    expect(JSON.stringify(row.payload)).toContain('"tries":0');
    await switched.close();
    await fresh.close();
  });
});

test("messages on their way are encrypted under the new AUTH_SECRET, and leave", async () => {
  const fresh = await createTestApp();
  const secrets = (process.env.AUTH_SECRET ?? "").split(",");
  const rotated = fresh.again({ authSecrets: [newKey, ...secrets] });
  const { enqueueMail } = await import("@/lib/outbox/outbox");
  const message = {
    template: "t",
    to: "x@example.org",
    from: "y@example.org",
    subject: "s",
    html: "h",
    text: "t",
    data: {},
  };
  await enqueueMail(fresh.db, fresh.system().outboxBox, message, new Date());
  expect(await usesOf(rotated, "AUTH_SECRET")).toEqual([
    { variable: "AUTH_SECRET", what: "messages on their way", place: 2, count: 1 },
  ]);
  expect(await reseal(rotated, "session")).toMatchObject({ value: { resealed: 1 } });
  const alone = fresh.again({ authSecrets: [newKey] });
  expect(await alone.mails("x@example.org")).toHaveLength(1);
  for (const server of [rotated, alone, fresh]) await server.close();
});

test("AT-347: passwords are counted by the key of their hash, and move at the next sign-in", async () => {
  const fresh = await createTestApp();
  const peppers = (process.env.SECURITY_PASSWORD_SALT ?? "").split(",");
  const [one, two] = [await person(fresh), await person(fresh)];
  const rotated = fresh.again({ passwordPeppers: [newKey, ...peppers] });
  const places = async () =>
    (await usesOf(rotated, "SECURITY_PASSWORD_SALT")).map(({ place, count }) => [place, count]);
  expect(await places()).toEqual([[2, 2]]);
  expect(await canSignIn(rotated, one.email, PASSWORD)).toBe(true);
  expect(await places()).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(await canSignIn(fresh.again({ passwordPeppers: [...peppers, newKey] }), one.email, PASSWORD)).toBe(true);
  const alone = fresh.again({ passwordPeppers: [newKey] });
  expect(await canSignIn(rotated, one.email, PASSWORD)).toBe(true);
  expect(await canSignIn(alone, one.email, PASSWORD)).toBe(true);
  expect(await canSignIn(alone, two.email, PASSWORD)).toBe(false);
  for (const server of [rotated, alone, fresh]) await server.close();
});
