import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Language } from "@/lib/i18n/language";
import type { AccessRule } from "../core/access";
import type { Sentence } from "../core/errors";
import type { FormState } from "../core/form-state";
import { type Failure, type Result, refuse } from "../core/result";
import { execute } from "../execute";
import { type Services, services } from "../runtime";
import type { UseCase } from "../use-case";
import { deliverAfterwards } from "./deliver";
import { requestLanguage } from "./language";
import { asFailure } from "./outages";
import { outcomeOf } from "./outcomes";
import { pageContext } from "./page-context";

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/**
 * A use-case as a server action of a form, with and without JavaScript. On success it goes where `redirectTo` says; where
 * that says nothing, it shows `notice` on the spot. What comes back holds sentences and what was typed, without passwords.
 */
export function formAction<I, O, A extends AccessRule>(
  useCase: UseCase<I, O, A>,
  after: {
    redirectTo?: (value: O, input: Record<string, unknown>) => string | null;
    notice?: (value: O, input: Record<string, unknown>) => Sentence;
    /** Gives back what was typed also after success, where the form goes on from there. */
    keepTyped?: true;
    /** Something else that the same form can do, asked for by a button with this name. One form has one state, whatever was done. */
    or?: { button: string; action: FormAction };
    /** Lines for the page to show this once. */
    shown?: (value: O) => readonly string[];
    /** Fields that the browser's cookies stand for. */
    lend?: (services: Services) => Promise<Record<string, unknown>>;
  },
): FormAction {
  return async (state, data) => {
    if (after.or && data.has(after.or.button)) return after.or.action(state, data);
    const input = { ...fieldsOf(data), ...(await after.lend?.(services())) };
    const result = await run(useCase, input);
    deliverAfterwards(await pageContext());
    if (!result.ok) {
      const elsewhere = outcomeOf(result, typeof input.next === "string" ? input.next : null);
      if (elsewhere) redirect(elsewhere);
      return { errors: textsOf(result, await requestLanguage()), values: typed(input), attempt: state.attempt + 1 };
    }
    const target = after.redirectTo?.(result.value, input);
    if (target) redirect(target);
    // The page around what is shown this once lists what has just been made.
    if (after.shown) refresh();
    const values = after.keepTyped ? typed(input) : {};
    const sentence = after.notice?.(result.value, input);
    const notice = sentence && (await requestLanguage()).sentence(sentence);
    return { errors: {}, values, notice, shown: after.shown?.(result.value), attempt: state.attempt + 1 };
  };
}

async function run<I, O, A extends AccessRule>(
  useCase: UseCase<I, O, A>,
  input: Record<string, unknown>,
): Promise<Result<O>> {
  const ctx = await pageContext();
  try {
    return await execute(useCase, input, { ...ctx, checkForgery: await foreignOrigin() });
  } catch (error) {
    return asFailure(error, ctx.request.id);
  }
}

/** Next compares Origin with Host; we compare it with APP_URL, and demand that something speaks for the request. */
async function foreignOrigin(): Promise<() => Failure | null> {
  const all = await headers();
  const origin = all.get("origin");
  const site = all.get("sec-fetch-site");
  const own = origin === services().appUrl || (origin === null && (site === "same-origin" || site === "none"));
  const foreign = !own || site === "cross-site" || site === "same-site";
  return () => (foreign ? refuse("ORIGIN_REFUSED") : null);
}

/** Fields of our own forms; those that Next adds begin with "$". A name given twice becomes a list, which no schema takes. */
function fieldsOf(data: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$")) continue;
    const values = data.getAll(name);
    Object.defineProperty(fields, name, { value: values.length === 1 ? values[0] : values, enumerable: true });
  }
  return fields;
}

const textsOf = (failure: Failure, language: Language): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(failure.complaints).map(([field, complaints]) => [
      field,
      complaints.map(({ key, params, text }) => text ?? language.sentence({ key, params })),
    ]),
  );

/** What may go back to the browser: short texts that are neither passwords, codes nor tokens. */
function typed(input: Record<string, unknown>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(input))
    if (typeof value === "string" && value.length <= 1024 && !/password|code|token|secret|credential/.test(name))
      values[name] = value;
  return values;
}
