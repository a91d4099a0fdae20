import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { createTwilioSender } from "./twilio";

const message = { to: "+16502530000", text: "Your code is 123456.", data: { code: "123456" } };

let close: () => void = () => undefined;
afterEach(() => close());

/** A server that stands in for the provider, and the sender that talks to it. */
async function provider(answer: (response: ServerResponse) => void, from = "+16502530099", timeout = 2_000) {
  const received: { url: string; headers: IncomingHttpHeaders; fields: Record<string, string> }[] = [];
  const server = createServer(async (request, response) => {
    const fields = Object.fromEntries(new URLSearchParams(await text(request)));
    received.push({ url: `${request.method} ${request.url}`, headers: request.headers, fields });
    answer(response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    received,
    sender: createTwilioSender({ accountSid: "AC1", authToken: "secret-token", from, baseUrl, timeout }),
  };
}

const answerWith =
  (status: number, body: string, headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);

const taken = answerWith(201, '{"sid":"SM1","status":"queued"}');

describe("Twilio", () => {
  it("gets one message to one number, from a number of ours", async () => {
    const { sender, received } = await provider(taken);
    await sender.send(message);
    expect(received).toEqual([
      expect.objectContaining({
        url: "POST /2010-04-01/Accounts/AC1/Messages.json",
        fields: { To: message.to, Body: message.text, From: "+16502530099" },
      }),
    ]);
    expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from("AC1:secret-token").toString("base64")}`);
  });

  it("sends by a messaging service where one is named", async () => {
    const { sender, received } = await provider(taken, "MG77");
    await sender.send(message);
    expect(received[0]?.fields).toEqual({ To: message.to, Body: message.text, MessagingServiceSid: "MG77" });
  });

  it.each([
    [400, '{"code":21211,"message":"The \'To\' number +16502530000 is not valid"}', "21211"],
    [401, '{"code":20003,"message":"Authenticate"}', "20003"],
    [429, '{"code":20429}', "20429"],
    [500, "<html>", "unexpected_answer"],
    [201, "{}", "unexpected_answer"],
    [200, "null", "unexpected_answer"],
    [201, '{"sid":7}', "unexpected_answer"],
  ])(
    "answering %i with %s is an error, not a success, and its message holds neither number nor token",
    async (status, body, what) => {
      const { sender } = await provider(answerWith(status, body));
      const error: unknown = await sender.send(message).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "TwilioError", statusCode: status });
      expect(String(error)).toContain(what);
      expect(String(error)).not.toMatch(/secret-token|650|123456/);
    },
  );

  it("is not followed elsewhere", async () => {
    const { sender } = await provider(answerWith(307, "", { location: "http://127.0.0.1:9/" }));
    await expect(sender.send(message)).rejects.toMatchObject({ name: "TwilioError", statusCode: null });
  });

  it("is given up when it takes too long, and is an error when it cannot be reached", async () => {
    const silent = await provider(() => undefined, "+16502530099", 200);
    await expect(silent.sender.send(message)).rejects.toThrow("timeout");
    close();
    await expect(silent.sender.send(message)).rejects.toThrow("unreachable");
  });
});
