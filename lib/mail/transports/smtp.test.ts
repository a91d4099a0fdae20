import { type AddressInfo, createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { createSmtpTransport } from "./smtp";

const mail = {
  template: "welcome",
  to: "alice@example.com",
  from: '"Gate, house" <no-reply@example.com>',
  subject: "Willkommen – schön",
  text: "Hello",
  html: "<p>Hello</p>",
  data: { token: "for the outbox only" },
};

let close: () => void = () => undefined;
afterEach(() => close());

type Received = { from: string; to: string[]; raw: string };

async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    async onData(stream, { envelope }, done) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: await text(stream) });
      done();
    },
    ...options,
  });
  // Connections that the client drops are part of these tests.
  server.on("error", () => undefined);
  await new Promise<void>((ready) => server.listen(0, "0.0.0.0", ready));
  close = () => server.close();
  return { received, port: portOf(server.server) };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

describe("an SMTP server", () => {
  it("gets one mail to one recipient, with both parts and without the data of the outbox", async () => {
    const { received, port } = await mailServer();
    await createSmtpTransport({ url: `smtp://127.0.0.1:${port}` }).send(mail, "0190-key");
    expect(received).toHaveLength(1);
    const [{ from, to, raw }] = received as [Received];
    expect(from).toBe("no-reply@example.com");
    expect(to).toEqual(["alice@example.com"]);
    expect(raw).toMatch(/^From: "Gate, house" <no-reply@example\.com>\r$/m);
    expect(raw).toMatch(/^Message-ID: <0190-key@example\.com>\r$/m);
    expect(raw).toContain("text/plain");
    expect(raw).toContain("text/html");
    expect(raw).not.toContain("for the outbox only");
  });

  it("gets the user name and password of the address", async () => {
    let given: unknown;
    const { port } = await mailServer({
      onAuth({ username, password }, _session, done) {
        given = [username, password];
        done(null, { user: username });
      },
    });
    await createSmtpTransport({ url: `smtp://mailer:p%40ss@127.0.0.1:${port}` }).send(mail);
    expect(given).toEqual(["mailer", "p@ss"]);
  });

  it("that refuses the recipient is an error", async () => {
    const { port } = await mailServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("no such person"), { responseCode: 550 })),
    });
    const sending = createSmtpTransport({ url: `smtp://127.0.0.1:${port}` }).send(mail);
    await expect(sending).rejects.toMatchObject({ code: "EENVELOPE", responseCode: 550 });
  });

  it("that never greets is given up, and its socket is closed", async () => {
    const server = createServer();
    const isClosed = new Promise<void>((done) => server.on("connection", (socket) => socket.on("close", () => done())));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    close = () => server.close();
    const sending = createSmtpTransport({ url: `smtp://127.0.0.1:${portOf(server)}`, timeout: 200 }).send(mail);
    await expect(sending).rejects.toThrow();
    await isClosed;
  });

  it("that talks without end is given up, too", async () => {
    const server = createServer((socket) => {
      const drip = setInterval(() => socket.write("220-wait\r\n"), 20);
      socket.on("error", () => undefined).on("close", () => clearInterval(drip));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    close = () => server.close();
    const sending = createSmtpTransport({ url: `smtp://127.0.0.1:${portOf(server)}`, timeout: 300 }).send(mail);
    await expect(sending).rejects.toThrow();
  });

  // Linux answers on the whole of 127.0.0.0/8, which stands for another machine here.
  it.runIf(process.platform === "linux")("on another machine gets nothing without TLS", async () => {
    const { received, port } = await mailServer();
    await expect(createSmtpTransport({ url: `smtp://127.0.0.2:${port}` }).send(mail)).rejects.toMatchObject({
      code: "ETLS",
    });
    expect(received).toEqual([]);
    await createSmtpTransport({ url: `smtp://127.0.0.2:${port}?requireTLS=false` }).send(mail);
    expect(received).toHaveLength(1);
  });

  it("with a malformed address stops the start without repeating the password", () => {
    expect(() => createSmtpTransport({ url: "smtp//user:hunter2@x" })).toThrow(/^SMTP_URL must look like/);
  });
});
