import type { ZodType } from "zod";
import type { SecurityConfig } from "./config";
import type { Context, Principal, SystemPrincipal, UserPrincipal } from "./context";
import type { AccessRule, Anyone, GuestsOnly, SignedIn, SystemOnly } from "./core/access";
import type { LimitRule } from "./core/limits";
import type { Failure, Result } from "./core/result";

export type Feature = keyof SecurityConfig["features"];

/** Who may act for a person: a program by a personal token, an administrator who impersonates. */
export type Delegate = "personal-token" | "impersonation";

/** Who `ctx.principal` is, given the rule: a use-case behind `signedIn()` has a person, by type. */
export type PrincipalFor<A extends AccessRule> = A extends Anyone
  ? Principal
  : A extends GuestsOnly
    ? null
    : A extends SystemOnly
      ? SystemPrincipal
      : A extends SignedIn
        ? UserPrincipal
        : UserPrincipal | SystemPrincipal;

/**
 * One behaviour: what it is called, what it takes, who may, how often, and what it does. `Given` is what a client may send;
 * `I` is what the schema makes of it.
 */
export type UseCase<I, O, A extends AccessRule = AccessRule, Given = unknown> = {
  name: string;
  /** Switched off in the configuration → not found, at every door. */
  feature?: Feature;
  input: ZodType<I, Given>;
  access: A;
  /**
   * Who may do it for a person, besides the person. Nobody unless said so; only what a permission guards is open to personal
   * tokens that have it.
   */
  delegates?: readonly Delegate[];
  /** Demands that the person proved who they are a short while ago. */
  fresh?: (ctx: Context<PrincipalFor<A>>) => boolean;
  /** Taken before anything costly. `account` names whose bucket it is. */
  limit?: { rule: LimitRule; account?: (input: I, ctx: Context) => string | null | Promise<string | null> };
  /** Replaces refusals of a submission that would tell who has an account. */
  disguise?: (failure: Failure, ctx: Context) => Result<O>;
  run(input: I, ctx: Context<PrincipalFor<A>>): Promise<Result<O>>;
};

export type AnyUseCase = UseCase<never, unknown>;
export type InputOf<U> = U extends { input: ZodType<infer I> } ? I : never;
export type OutputOf<U> = U extends { run(...args: never[]): Promise<Result<infer O>> } ? O : never;

export const defineUseCase = <I, O, A extends { kind: AccessRule["kind"] } & AccessRule, Given>(
  useCase: UseCase<I, O, A, Given>,
): UseCase<I, O, A, Given> => useCase;

/** For `limit`: the bucket of whoever calls, whatever they send; none for guests. */
export const ownAccount = (_: unknown, { principal }: Context): string | null =>
  principal?.kind === "user" ? principal.userId : null;
