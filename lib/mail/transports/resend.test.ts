import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { createResendTransport } from "./resend";

const mail = {
  template: "welcome",
  to: "alice@example.com",
  from: "Gatehouse <no-reply@example.com>",
  subject: "Welcome",
  text: "Hello",
  html: "<p>Hello</p>",
  data: { token: "for the outbox only" },
};

let close: () => void = () => undefined;
afterEach(() => close());

/** A server that stands in for the provider, and the transport that talks to it. */
async function provider(answer: (response: ServerResponse) => void, timeout = 2_000) {
  const received: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    received.push({ url: `${request.method} ${request.url}`, headers: request.headers, body: await text(request) });
    answer(response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const transport = createResendTransport({ apiKey: "re_secret", baseUrl: `http://127.0.0.1:${port}`, timeout });
  return { transport, received, server };
}

const answerWith = (status: number, body: string) => (response: ServerResponse) =>
  response.writeHead(status, { "content-type": "application/json" }).end(body);

describe("Resend", () => {
  it("gets one mail to one recipient, without the data of the outbox", async () => {
    const { transport, received } = await provider(answerWith(200, '{"id":"1"}'));
    await transport.send(mail, "key-1");
    expect(received).toHaveLength(1);
    expect(received[0]?.url).toBe("POST /emails");
    expect(received[0]?.headers).toMatchObject({ authorization: "Bearer re_secret", "idempotency-key": "key-1" });
    const { to, from, subject, text, html } = mail;
    expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({ to, from, subject, text, html });
    expect(received[0]?.body).not.toContain("for the outbox only");
  });

  it.each([
    [500, '{"statusCode":500,"name":"internal_server_error","message":"no"}', "internal_server_error"],
    [429, '{"statusCode":429,"name":"rate_limit_exceeded","message":"slow down"}', "rate_limit_exceeded"],
    [401, '{"statusCode":401,"name":"missing_api_key","message":"re_secret"}', "missing_api_key"],
    [500, "<html>oops", "application_error"],
    [500, "null", "unexpected_answer"],
    [500, '"oops"', "unexpected_answer"],
    [200, "{", "application_error"],
    [200, "null", "unexpected_answer"],
    [200, "{}", "unexpected_answer"],
  ])("answering %i with %s is an error, not a success", async (status, body, code) => {
    const { transport } = await provider(answerWith(status, body));
    const error: unknown = await transport.send(mail).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ResendError", code });
    expect(String(error)).not.toContain("re_secret");
  });

  it("is given up when it takes too long, before or in the middle of its answer", async () => {
    const silent = await provider(() => undefined, 200);
    await expect(silent.transport.send(mail)).rejects.toMatchObject({ code: "timeout" });
    close();
    const stuck = await provider((response) => response.writeHead(500).write("{"), 200);
    await expect(stuck.transport.send(mail)).rejects.toMatchObject({ code: "timeout" });
  });

  it("is an error when it cannot be reached", async () => {
    const { transport } = await provider(answerWith(200, "{}"));
    close();
    await expect(transport.send(mail)).rejects.toMatchObject({ name: "ResendError" });
  });
});
