import "server-only";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { type AccessRule, admits } from "../core/access";
import { ok, type Result } from "../core/result";
import { execute } from "../execute";
import { defineUseCase, type UseCase } from "../use-case";
import { requestLanguage } from "./language";
import { passOn } from "./outages";
import { outcomeOf } from "./outcomes";
import { pageContext } from "./page-context";

/** Data for a page through a use-case. Whoever may not see it is sent to sign in, to verify, or to "forbidden". */
export async function load<I, O, A extends AccessRule>(useCase: UseCase<I, O, A>, input: unknown = {}): Promise<O> {
  const result = await inspect(useCase, input);
  if (!result.ok) throw new Error(`${useCase.name}: ${result.code}`);
  return result.value;
}

/** The same for pages that show some refusals themselves, such as that of a link that has expired. */
export async function inspect<I, O, A extends AccessRule>(
  useCase: UseCase<I, O, A>,
  input: unknown = {},
): Promise<Result<O>> {
  const ctx = await pageContext();
  const result = await execute(useCase, input, ctx).catch(passOn);
  if (result.ok) return result;
  if (result.code === "NOT_FOUND") notFound();
  const elsewhere = outcomeOf(result, ctx.request.path);
  if (elsewhere) redirect(elsewhere);
  return result;
}

/** Guards a page that needs no data. */
export async function allow<A extends AccessRule>(access: A): Promise<void> {
  await load(defineUseCase({ name: "page", input: z.object({}), access, run: async () => ok({}) }));
}

/** Whether whoever looks at the page may do something: for parts of a page that others do not see. */
export async function may(access: AccessRule): Promise<boolean> {
  const { principal } = await pageContext();
  return admits(access, principal?.kind === "user" ? principal : null);
}

/** Who looks at the page, for header and menu; `actor` is the administrator who acts as them. Guards nothing. */
export async function currentPerson(): Promise<{ email: string; roles: string[]; actor: string | null } | null> {
  const { principal } = await pageContext();
  if (principal?.kind !== "user") return null;
  return { email: principal.email, roles: [...principal.roles], actor: principal.impersonator?.email ?? null };
}

/** The sentence of a refusal, for a page that shows it. */
export async function sentenceOf(result: Result<unknown>): Promise<string | null> {
  if (result.ok) return null;
  const first = Object.values(result.complaints).flat()[0];
  return first ? (first.text ?? (await requestLanguage()).sentence(first)) : null;
}
