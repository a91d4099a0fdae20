import type { Answer, Refusal, RequestName, Success } from "./requests";

/** Keys of a success that the client itself remembers. */
export type Remembered = { csrfToken?: string; authToken?: string; refreshToken?: string };

/**
 * Reads the server's envelope.
 * @throws when the answer is no such envelope, as from a proxy in between
 */
export async function parseAnswer<R extends RequestName>(
  answer: Response,
): Promise<(Success<R> & { remembered: Remembered }) | Refusal> {
  const response = record(record(await json(answer)).response);
  if (!answer.ok) return refusalOf(answer, response);
  const user = record(response.user);
  return {
    ok: true,
    // The server's own types and its test of every endpoint against the OpenAPI document say so.
    response: response as Answer<R>,
    remembered: {
      csrfToken: text(response.csrf_token),
      authToken: text(user.authentication_token),
      refreshToken: text(user.refresh_token),
    },
  };
}

async function json(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    throw new Error(`The server answered ${answer.status} without JSON.`, { cause });
  }
}

const refusalOf = (answer: Response, response: Record<string, unknown>): Refusal => ({
  ok: false,
  status: answer.status,
  errors: response.errors as Refusal["errors"],
  fieldErrors: (response.field_errors ?? {}) as Refusal["fieldErrors"],
  errorKeys: (response.error_keys ?? {}) as Refusal["errorKeys"],
  mustVerify: response.reauth_required === true,
  retryAfter: Number(answer.headers.get("retry-after")) || null,
});

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
