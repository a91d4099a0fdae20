import type { APIRequestContext } from "@playwright/test";

/** A client with its cookie jar, behind the signature of `fetch`. */
export const fetchWith =
  (client: APIRequestContext) =>
  async (url: string, { method = "GET", headers, body }: RequestInit): Promise<Response> => {
    const answer = await client.fetch(url, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      data: typeof body === "string" ? body : undefined,
    });
    const received = answer.headersArray().map(({ name, value }): [string, string] => [name, value]);
    return new Response(await answer.text(), { status: answer.status(), headers: received });
  };
