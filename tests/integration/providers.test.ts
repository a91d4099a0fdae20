import type { RequestListener } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hours, minutes } from "@/lib/security/core/durations";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { rescueTwoFactor } from "@/lib/security/features/two-factor/rescue";
import { sendCodeAgain } from "@/lib/security/features/two-factor/send-again";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, keysOf } from "@/tests/support/journeys";
import { type Loopback, startLoopback } from "@/tests/support/loopback";
import { person } from "@/tests/support/people";
import { enter, parked, personWithFactor } from "@/tests/support/second-factors";

/* Those who carry our mails and text messages, on a bad day. */

let app: TestApp;
let provider: Loopback;
let received: string[];
beforeAll(async () => {
  app = await createTestApp();
  provider = await startLoopback("127.0.0.1");
});
afterAll(() => Promise.all([app.close(), provider.stop()]));

/** Answers so to whatever comes, and remembers it. */
function answer(status: number, body: string, type = "application/json"): void {
  received = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    received.push(Buffer.concat(chunks).toString());
    response.writeHead(status, { "content-type": type }).end(body);
  };
  provider.answerWith(listener);
}

const badDays: [string, number, string][] = [
  ["a fault of its own", 500, '{"name":"internal_server_error","statusCode":500,"message":"secret detail"}'],
  ["too many requests", 429, '{"name":"rate_limit_exceeded","statusCode":429,"message":"secret detail"}'],
  ["a key that it does not know", 401, '{"name":"invalid_api_key","statusCode":401,"message":"secret detail"}'],
  ["what is no JSON", 200, "<html>secret detail"],
  ["nothing in particular", 200, "{}"],
];

describe("AT-331: a mail provider that answers", () => {
  test.each(badDays)("%s changes no answer, is tried again later, and spoils no link", async (_, status, body) => {
    const { environment } = app;
    const mail = { ...environment.mail, transport: "resend" as const, resendApiKey: "re_test" };
    const served = app.again({ mail: { ...mail, resendBaseUrl: provider.url } });
    const alice = await person(app);
    const waiting = () => app.db.outboxMessage.findFirstOrThrow({ orderBy: { createdAt: "desc" } });

    answer(status, body);
    expect(keysOf(await ask(requestReset, { email: alice.email }, served.browser()))).toBe("ok");
    await served.services.outbox.drain();
    expect(received).toHaveLength(1);
    const failed = await waiting();
    expect(failed).toMatchObject({ attempts: 1, sentAt: null, failedAt: null });
    expect(failed.lastError).not.toMatch(/secret detail|re_test/);
    expect(failed.nextAttemptAt?.getTime()).toBeGreaterThan(app.clock.now().getTime());

    answer(200, '{"id":"1"}');
    served.clock.pass(minutes(1));
    await served.services.outbox.drain();
    expect(received[0]).toContain(alice.email);
    expect(await waiting()).toMatchObject({ attempts: 2, payload: null });
    expect(keysOf(await ask(requestReset, { email: alice.email }, served.browser()))).toBe("ok");
    expect(await canSignIn(served, alice.email, alice.password)).toBe(true);
    await served.services.outbox.drain();
    await served.close();
  });

  test("no for good is given up in the end, and is there to see", async () => {
    const mail = { ...app.environment.mail, transport: "resend" as const, resendApiKey: "re_test" };
    const served = app.again({ mail: { ...mail, resendBaseUrl: provider.url } });
    const alice = await person(app);
    answer(500, "{}");
    await ask(requestReset, { email: alice.email }, served.browser());
    for (let attempt = 1; attempt <= 8; attempt++) {
      await served.services.outbox.drain();
      served.clock.pass(hours(2));
    }
    const dead = await app.db.outboxMessage.findFirstOrThrow({ where: { failedAt: { not: null } } });
    expect(dead).toMatchObject({ attempts: 8, template: "reset_instructions" });
    await served.close();
  });
});

describe("AT-334: a text message", () => {
  test.each([
    ["of an invalid number", 400, '{"code":21211,"message":"invalid number"}'],
    ["at a fault of the provider", 500, "oops"],
  ])(
    "that is not taken %s burns no code, locks nobody out, and leaves the other ways open",
    async (_, status, body) => {
      const { environment } = app;
      const bob = await personWithFactor(app, "sms");
      const sms = {
        ...environment.sms,
        transport: "twilio" as const,
        accountSid: "AC1",
        authToken: "t",
        from: "+16502530000",
      };
      const served = app.again({ sms: { ...sms, baseUrl: provider.url } });

      answer(status, body);
      const browser = await parked(served, bob);
      await served.services.outbox.drain();
      expect(received).toHaveLength(1);
      const other = await parked(served, bob);
      expect(keysOf(await ask(rescueTwoFactor, { help_setup: "email" }, other))).toBe("ok");
      const [mail] = (await app.mails(bob.email)).filter(({ template }) => template === "two_factor_instructions");
      expect(keysOf(await enter(other, mail?.data.code ?? ""))).toBe("ok");

      answer(201, '{"sid":"SM1"}');
      served.clock.pass(minutes(1));
      await served.services.outbox.drain();
      const code = /\b\d{6}\b/.exec(decodeURIComponent(received[0] ?? ""))?.[0] ?? "";
      expect(keysOf(await enter(browser, code))).toBe("ok");
      expect(await browser.who()).toBe(bob.email);

      const again = await parked(served, bob);
      served.clock.pass(minutes(1));
      expect(keysOf(await ask(sendCodeAgain, {}, again))).toBe("ok");
      await served.close();
    },
  );
});
