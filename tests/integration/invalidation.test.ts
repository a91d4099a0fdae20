import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { setActive } from "@/lib/security/features/administration/set-active";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { inspectConfirmation } from "@/lib/security/features/confirmation/inspect";
import { logout } from "@/lib/security/features/login/logout";
import { changePassword } from "@/lib/security/features/passwords/change";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, bearer, fromTerminal, linkFor, tokenFor } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

/** In `apart`, auth tokens have a uniquifier of their own. */
let app: TestApp;
let apart: TestApp;
beforeAll(async () => {
  const settings = { LOGIN_WITHOUT_CONFIRMATION: "true" };
  [app, apart] = await Promise.all([
    createTestApp(settings),
    createTestApp({ ...settings, TOKEN_OWN_UNIQUIFIER: "true" }),
  ]);
});
afterAll(() => Promise.all([app.close(), apart.close()]));

const NEW = "brand-new-secret-31";
type Person = Awaited<ReturnType<typeof person>>;
type Act = (at: TestApp, who: Person, own: TestBrowser) => Promise<{ ok: boolean }>;

const acts: Record<string, Act> = {
  "change of password": (_, __, own) =>
    ask(changePassword, { password: PASSWORD, new_password: NEW, new_password_confirm: NEW }, own),
  "reset of password": async (at, who, own) =>
    ask(reset, { token: await linkFor(at, who, "reset"), password: NEW, password_confirm: NEW }, own),
  "password set by an administrator": (at, who) =>
    fromTerminal(at, setPassword, { identity: who.email, password: NEW }),
  "reset of access": (at, who) => fromTerminal(at, resetAccess, { identity: who.email }),
  deactivation: (at, who) => fromTerminal(at, setActive, { identity: who.email, active: false }),
  "sign-out": (_, __, own) => ask(logout, {}, own),
};

/** What is still good afterwards, of everything that can be issued to somebody. */
async function survivors(at: TestApp, act: Act): Promise<string[]> {
  const who = await person(at, { confirmed: false });
  const [own, other, remembered] = [
    await signedIn(at, who),
    await signedIn(at, who),
    await signedIn(at, who, { remember: true }),
  ];
  const stolen = own.copy();
  const user = await at.db.user.findUniqueOrThrow({ where: { id: who.id } });
  const token = await tokenFor(at, user);
  const links = { reset: await linkFor(at, user, "reset"), confirm: await linkFor(at, user, "confirm") };
  expect((await act(at, who, own)).ok).toBe(true);
  const good = {
    "own session": (await own.who()) !== null,
    "copy of the own session": (await stolen.who()) !== null,
    "other session": (await other.who()) !== null,
    "remembered session": (await remembered.who()) !== null,
    token: (await bearer(at, token)) !== null,
    "reset link": (await ask(inspectReset, { token: links.reset }, at.browser())).ok,
    "confirmation link": (await ask(inspectConfirmation, { token: links.confirm }, at.browser())).ok,
  };
  return Object.entries(good).flatMap(([name, alive]) => (alive ? [name] : []));
}

const sessions = ["other session", "remembered session"];
const table: Record<string, { survive: string[]; apart?: string[]; mail: string[] }> = {
  "change of password": { survive: ["own session"], apart: ["own session", "token"], mail: ["change_notice"] },
  "reset of password": { survive: [], apart: ["token"], mail: ["reset_notice"] },
  "password set by an administrator": { survive: [], apart: ["token"], mail: [] },
  "reset of access": { survive: [], mail: ["access_reset_notice"] },
  deactivation: { survive: [], mail: [] },
  "sign-out": { survive: [...sessions, "token", "reset link", "confirmation link"], mail: [] },
};

describe("what survives", () => {
  test.each(Object.entries(table))("a %s", async (name, { survive, apart: more, mail }) => {
    const act: Act = acts[name] ?? (async () => ({ ok: false }));
    expect(await survivors(app, act)).toEqual(survive);
    expect(await survivors(apart, act)).toEqual(more ?? survive);
    const { email } = await app.db.user.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    expect((await app.mails(email)).map(({ template }) => template)).toEqual(mail);
  });

  test("each act is tried", () => {
    expect(Object.keys(acts)).toEqual(Object.keys(table));
  });

  test("the end of an account: nothing", async () => {
    expect(
      await survivors(app, async (at, { id }) => {
        await at.db.user.delete({ where: { id } });
        return { ok: true };
      }),
    ).toEqual([]);
  });

  test("somebody else notices nothing of any of it", async () => {
    const bob = await person(app);
    const browser = await signedIn(app, bob);
    const token = await tokenFor(app, bob);
    for (const act of Object.values(acts)) await survivors(app, act);
    expect([await browser.who(), await bearer(app, token)]).toEqual([bob.email, bob.email]);
  });
});
