import type { MessageKey, MessageParams } from "./errors";

/** One refusal: its key and what its sentence needs. `text` replaces the sentence where a rule brings its own. */
export type Complaint = { key: MessageKey; params?: MessageParams; text?: string };

/** Field name → complaints; the empty name stands for the whole form. */
export type Complaints = Record<string, Complaint[]>;

export type Ok<T> = { ok: true; value: T };
export type Failure = {
  ok: false;
  /** Decides the HTTP status. */
  code: MessageKey;
  complaints: Complaints;
  /** Whether the complaints are about a submission (then JSON lists them by field) or about the call as a whole. */
  about: "form" | "call";
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  /** Further keys of the JSON answer, such as `reauth_required`. */
  extra?: Record<string, unknown>;
};
export type Result<T> = Ok<T> | Failure;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Refuses a submission: `fail("INVALID_PASSWORD", "password")`. Without a field it is about the whole form. */
export function fail(key: MessageKey, field = "", params?: MessageParams): Failure {
  return { ok: false, code: key, complaints: { [field]: [{ key, params }] }, about: "form" };
}

/** Refuses a submission for several reasons at once. Expects at least one. */
export function failWith(complaints: Complaints): Failure {
  const first = Object.values(complaints).flat()[0];
  return { ok: false, code: first?.key ?? "API_ERROR", complaints, about: "form" };
}

/** Refuses the call itself: not signed in, not allowed, too often, switched off. */
export function refuse(key: MessageKey, more: Pick<Failure, "retryAfter" | "extra"> = {}): Failure {
  return { ok: false, code: key, complaints: { "": [{ key }] }, about: "call", ...more };
}

/** Adds a complaint to a collection that is being gathered. */
export function complain(complaints: Complaints, field: string, key: MessageKey, params?: MessageParams): void {
  complaints[field] = [...(complaints[field] ?? []), { key, params }];
}
