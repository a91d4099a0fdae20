import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSmsSender } from "@/lib/sms/sender";
import { createMailTransport } from "../transport";

const clock = { now: () => new Date("2026-01-02T03:04:05.678Z") };
const mail = {
  template: "reset_instructions",
  to: "alice@example.com",
  from: "no-reply@example.com",
  subject: "Choose a new password",
  text: "first line\nsecond line",
  html: "<p>first line</p>",
  data: { link: "https://app.example/reset/abc", token: "abc" },
};

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "outbox-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const transport = () => createMailTransport({ transport: "outbox", dataDir }, clock);
const lines = async (file: string) => (await readFile(join(dataDir, "outbox", file), "utf8")).split("\n");

describe("the outbox files", () => {
  it("hold one mail a line, with its data", async () => {
    await transport().send(mail);
    await transport().send({ ...mail, to: "bob@example.com" });
    const [first, second, end] = await lines("mail.jsonl");
    expect(JSON.parse(first ?? "")).toEqual({ at: "2026-01-02T03:04:05.678Z", ...mail });
    expect(JSON.parse(second ?? "")).toMatchObject({ to: "bob@example.com" });
    expect(end).toBe("");
  });

  it("hold one text message a line", async () => {
    const message = { to: "+4915112345678", text: "Your code is 123456", data: { code: "123456" } };
    await createSmsSender({ transport: "outbox", dataDir }, clock).send(message);
    const [first] = await lines("sms.jsonl");
    expect(JSON.parse(first ?? "")).toEqual({ at: "2026-01-02T03:04:05.678Z", ...message });
  });

  it.skipIf(process.platform === "win32")("can be read by their owner only", async () => {
    await transport().send(mail);
    expect((await stat(join(dataDir, "outbox"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, "outbox", "mail.jsonl"))).mode & 0o777).toBe(0o600);
  });

  it("never mix lines that are written at the same moment", async () => {
    const text = "x".repeat(20_000);
    await Promise.all(Array.from({ length: 100 }, () => transport().send({ ...mail, text })));
    const written = (await lines("mail.jsonl")).filter(Boolean).map((line) => JSON.parse(line));
    expect(written).toHaveLength(100);
  });

  it("keep a message apart from half a line that a full disk left behind", async () => {
    await mkdir(join(dataDir, "outbox"));
    await writeFile(join(dataDir, "outbox", "mail.jsonl"), '{"at":"2026-');
    await transport().send(mail);
    const [, second] = await lines("mail.jsonl");
    expect(JSON.parse(second ?? "")).toMatchObject({ to: mail.to });
  });

  it.skipIf(!existsSync("/dev/full"))("say so when the disk is full", async () => {
    await mkdir(join(dataDir, "outbox"));
    await symlink("/dev/full", join(dataDir, "outbox", "mail.jsonl"));
    await expect(transport().send(mail)).rejects.toMatchObject({ code: "ENOSPC" });
  });
});
