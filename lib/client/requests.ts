import type { output } from "zod";
import type { MessageKey } from "@/lib/security/core/errors";
import type { Answers, Endpoint } from "@/lib/security/web/endpoint";
import type { endpoints } from "@/lib/security/web/endpoints";
import type { exampleEndpoints } from "@/lib/security/web/example-endpoints";

/** What can be asked and what is answered, inferred from the server's own endpoint tables. Types alone: no line of code of the server comes along. */
type Table = typeof endpoints & typeof exampleEndpoints;

/** Method and path as in the tables, such as "POST login" or "POST reset/:token". */
export type RequestName = keyof Table;

/** The fields of a request and the variable parts of its path, together. */
export type Input<R extends RequestName> = Sendable<GivenTo<Table[R]>> & { [P in ParamOf<R>]: string };

/** The keys of `response` in a success. */
export type Answer<R extends RequestName> = Filled<AnswerOf<Table[R]>>;

export type Success<R extends RequestName> = { ok: true; response: Answer<R> };

export type Refusal = {
  ok: false;
  status: number;
  /** Sentences for people. */
  errors: string[];
  /** The same by field; the empty name stands for the whole form. */
  fieldErrors: Record<string, string[]>;
  /** Their keys by field, for programs. */
  errorKeys: Record<string, MessageKey[]>;
  /** Somebody is signed in, but has to prove once more who they are. */
  mustVerify: boolean;
  /** Seconds after which another try makes sense. */
  retryAfter: number | null;
};

type GivenTo<E> = E extends Endpoint<infer Given, Answers> ? Given : never;
type AnswerOf<E> = E extends { answers: infer A extends Answers } ? output<A> : never;

type ParamOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What may be absent may be left out; what the server takes as it comes is a text or a yes or no. */
type Sendable<Fields> = { [F in keyof Fields as undefined extends Fields[F] ? never : F]: Fields[F] } & {
  [F in keyof Fields as undefined extends Fields[F] ? F : never]?: unknown extends Fields[F]
    ? string | boolean
    : Fields[F];
};

/** An answer that can be empty has each of its keys perhaps. */
type Filled<A> = [NonNullable<A>] extends [never]
  ? Record<never, never>
  : null extends A
    ? Partial<NonNullable<A>>
    : NonNullable<A>;
