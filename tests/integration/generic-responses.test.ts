import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { days } from "@/lib/security/core/durations";
import { sendConfirmation } from "@/lib/security/features/confirmation/send";
import { login } from "@/lib/security/features/login/login";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { register } from "@/lib/security/features/registration/register";
import type { User } from "@/prisma/generated/client";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, everything } from "@/tests/support/journeys";
import { PASSWORD, person } from "@/tests/support/people";

/** In `app` nobody learns who has an account; `bare` has no recovery and no mails of registration. */
let app: TestApp;
let bare: TestApp;
let cast: { alice: User; dave: User; nora: User; olga: User; lena: User; uma: User };
beforeAll(async () => {
  [app, bare] = await Promise.all([createTestApp(), createTestApp({ RECOVERABLE: "false" })]);
  cast = {
    alice: await person(app, { email: "alice@example.com" }),
    dave: await person(app, { email: "dave@example.com", active: false }),
    nora: await person(app, { email: "nora@example.com", confirmed: false }),
    olga: await person(app, { email: "olga@example.com", password: null }),
    lena: await person(app, { email: "lena@example.com" }),
    uma: await person(app, { email: "uma@example.com", username: "umathurgau" }),
  };
  await app.db.user.update({ where: { id: cast.lena.id }, data: { lockedUntil: new Date(Date.now() + days(1)) } });
});
afterAll(() => Promise.all([app.close(), bare.close()]));

const templates = async (at: TestApp, to: string) => (await at.mails(to)).map(({ template }) => template);

/** Entries after this one are the test's own; nobody can delete those before. */
const newestEntry = async () => (await app.db.auditEntry.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0n;

describe("sign-in", () => {
  const wrong = "wrong-password-1";
  test("AT-040, AT-046: every refusal is the same, and makes no session", async () => {
    const inputs: object[] = [
      { email: "nobody@example.com", password: wrong },
      { username: "nobodyhere", password: wrong },
      ...Object.values(cast).map(({ email }) => ({ email, password: wrong })),
      ...[cast.dave, cast.nora, cast.lena].map(({ email }) => ({ email, password: PASSWORD })),
      { email: cast.olga.email, password: PASSWORD },
      { email: "malformed", password: wrong },
      { email: "x".repeat(3000), password: wrong },
      { email: cast.alice.email, password: "" },
      { email: cast.alice.email, password: { $ne: null } },
      { email: cast.alice.email, password: PASSWORD, next: "https://evil.example/" },
      { password: wrong },
      {},
    ];
    const answers = new Set<string>();
    for (const input of inputs) {
      const browser = app.browser();
      answers.add(JSON.stringify(await ask(login, input, browser)));
      expect(browser.sessionId).toBeNull();
    }
    expect([...answers]).toEqual([
      JSON.stringify({
        ok: false,
        code: "GENERIC_AUTHN_FAILED",
        complaints: { "": [{ key: "GENERIC_AUTHN_FAILED" }] },
        about: "form",
      }),
    ]);
    expect(await app.db.session.count()).toBe(0);
  });

  test("compares one hash for everybody, known or not", async () => {
    const compare = vi.spyOn(app.services.passwords, "verify");
    for (const email of ["nobody@example.com", ...Object.values(cast).map((one) => one.email)]) {
      compare.mockClear();
      await ask(login, { email, password: wrong }, app.browser());
      expect(compare).toHaveBeenCalledTimes(1);
    }
    compare.mockRestore();
  });

  test("a failed try is an event of a known person only", async () => {
    const since = await newestEntry();
    await ask(login, { email: "nobody@example.com", password: wrong }, app.browser());
    await ask(login, { email: cast.alice.email }, app.browser());
    await ask(login, { email: cast.olga.email, password: wrong }, app.browser());
    expect(
      (await app.db.auditEntry.findMany({ where: { id: { gt: since } } })).map(({ event, userId }) => [event, userId]),
    ).toEqual([["user_failed_authn", cast.olga.id]]);
  });
});

describe("asking for a mail", () => {
  const addresses = () => [
    ...Object.values(cast).map(({ email }) => email),
    "nobody@example.com",
    "malformed",
    "",
    " ",
    "x".repeat(3000),
    ["alice@example.com"],
    { contains: "@" },
    null,
  ];

  test("AT-082: a reset answers everybody alike, takes as long, and mails to those who may have one", async () => {
    const answers = new Set<string>();
    for (const email of addresses()) {
      const before = performance.now();
      answers.add(JSON.stringify(await ask(requestReset, { email }, app.browser())));
      if (typeof email === "string" && email.includes("@"))
        expect(performance.now() - before).toBeGreaterThanOrEqual(145);
    }
    expect([...answers]).toEqual([JSON.stringify({ ok: true, value: { sent: true } })]);
    for (const [name, user] of Object.entries(cast))
      expect(await templates(app, user.email), name).toEqual(
        ["alice", "olga", "uma"].includes(name) ? ["reset_instructions"] : [],
      );
    expect(await app.mails("nobody@example.com")).toEqual([]);
    expect(await app.db.oneTimeToken.count({ where: { purpose: "reset" } })).toBe(3);
  });

  test("so does a confirmation, and mails to those who wait for it", async () => {
    const answers = new Set<string>();
    for (const email of addresses()) answers.add(JSON.stringify(await ask(sendConfirmation, { email }, app.browser())));
    expect([...answers]).toEqual([JSON.stringify({ ok: true, value: { sent: true } })]);
    const sent = (await app.mails()).filter(({ template }) => template === "confirmation_instructions");
    expect(sent.map(({ to }) => to)).toEqual([cast.nora.email]);
  });
});

describe("AT-043: registration", () => {
  const enrol = (at: TestApp, email: string, username = "") =>
    ask(register, { email, username, password: PASSWORD, password_confirm: PASSWORD }, at.browser());
  const newMails = async (at: TestApp) => {
    const seen = (await at.mails()).length;
    return async () => (await at.mails()).slice(seen);
  };

  test("answers a new and a known address or username in the same way, with one hash each", async () => {
    const make = vi.spyOn(app.services.passwords, "hash");
    for (const [email, username] of [
      ["fresh1@example.com", ""],
      ["uma@example.com", ""],
      ["fresh2@example.com", "umathurgau"],
      ["uma@example.com", "umathurgau"],
      ["dave@example.com", ""],
    ] as const) {
      make.mockClear();
      expect(await enrol(app, email, username)).toEqual({
        ok: true,
        value: { status: "confirmation-sent", email, target: "/" },
      });
      expect(make).toHaveBeenCalledTimes(1);
    }
    make.mockRestore();
    expect(await app.db.user.count({ where: { email: "fresh2@example.com" } })).toBe(0);
  });

  test("the owner of a known address gets their username and the ways back in", async () => {
    const added = await newMails(app);
    await enrol(app, "UMA@example.com");
    const [mail, ...more] = await added();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      template: "welcome_existing",
      to: cast.uma.email,
      data: { confirmationLink: null, confirmationToken: null },
    });
    expect(mail?.text).toContain("umathurgau");
    expect(mail?.data.resetLink).toContain(`/reset/${mail?.data.resetToken}`);
  });

  test("an unconfirmed owner gets a link to confirm as well; without recovery none to reset", async () => {
    const added = await newMails(app);
    await enrol(app, cast.nora.email);
    expect((await added())[0]?.data).toMatchObject({
      resetLink: expect.stringContaining("/reset/"),
      confirmationLink: expect.stringContaining("/confirm/"),
    });
    await person(bare, { email: "nora@example.com", confirmed: false });
    await enrol(bare, "nora@example.com");
    expect((await bare.mails("nora@example.com"))[0]?.data).toMatchObject({
      resetLink: null,
      confirmationLink: expect.stringContaining("/confirm/"),
    });
  });

  test("a taken username is told to the new address, without a word about its owner", async () => {
    const added = await newMails(app);
    await enrol(app, "fresh3@example.com", "UMAthurgau");
    const mails = await added();
    expect(mails.map(({ template, to }) => [template, to])).toEqual([
      ["welcome_existing_username", "fresh3@example.com"],
    ]);
    expect(JSON.stringify(mails)).not.toContain(cast.uma.email);
  });

  test("somebody disabled gets no mail", async () => {
    const added = await newMails(app);
    await enrol(app, cast.dave.email);
    expect(await added()).toEqual([]);
  });

  test("what happened is in the audit, with whom it met and without what was typed", async () => {
    const since = await newestEntry();
    await enrol(app, cast.uma.email);
    await enrol(app, "fresh4@example.com", "umathurgau");
    const entries = await app.db.auditEntry.findMany({ where: { id: { gt: since } }, orderBy: { at: "asc" } });
    expect(entries.map(({ event, userId, data }) => ({ event, userId, data }))).toEqual([
      { event: "user_not_registered", userId: cast.uma.id, data: { existingEmail: true, existingUsername: false } },
      { event: "user_not_registered", userId: cast.uma.id, data: { existingEmail: false, existingUsername: true } },
    ]);
  });

  test("nothing of the known account changes", async () => {
    const before = await app.db.user.findUniqueOrThrow({ where: { id: cast.uma.id } });
    await enrol(app, cast.uma.email, "anothername");
    expect(await app.db.user.findUniqueOrThrow({ where: { id: cast.uma.id } })).toEqual(before);
    expect(await canSignIn(app, cast.uma.email, PASSWORD)).toBe(true);
  });

  test("what is wrong with the form itself is still said", async () => {
    const before = await everything(app);
    expect(
      await ask(
        register,
        { email: cast.uma.email, username: "umathurgau", password: "short", password_confirm: "short" },
        app.browser(),
      ),
    ).toMatchObject({ complaints: { password: [{ key: "PASSWORD_INVALID_LENGTH" }] } });
    expect(await everything(app)).toBe(before);
  });
});
