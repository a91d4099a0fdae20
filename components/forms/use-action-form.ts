"use client";

import { type FormEvent, type RefObject, startTransition, useActionState, useEffect, useMemo, useRef } from "react";
import { type FieldErrors, type FieldValues, type Resolver, useForm } from "react-hook-form";
import type { ZodType } from "zod";
import { emptyFormState, type FormState } from "@/lib/security/core/form-state";

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
export type ActionForm = ReturnType<typeof useActionForm>;
/** Fetches the schema of a form; kept by the browser after the first time. */
export type SchemaLoader = () => Promise<ZodType<FieldValues, FieldValues>>;

/**
 * One form, checked twice with the same schema: in the browser before it is sent, on the server always.
 * Without JavaScript it is a plain form that posts to `action` and is shown again with the answer.
 * @param schema  The input of the use-case; its messages are error keys. Fetched when the form is first touched: to see a page,
 *   nobody has to wait for it.
 * @param action  Redirects by itself on success; otherwise its answer is shown at the fields.
 * @param defaults  What the fields hold at first.
 */
export function useActionForm(schema: SchemaLoader, action: FormAction, defaults = noValues) {
  const [state, post, isPending] = useActionState(action, { ...emptyFormState, values: defaults });
  const element = useRef<HTMLFormElement>(null);
  const { register, handleSubmit, formState } = useForm({
    mode: "onTouched",
    resolver: useMemo(() => resolveFromForm(schema, element), [schema]),
    // React Hook Form takes these over, and moves the focus to the first of them, whenever the object changes.
    errors: useMemo(() => serverErrors(state), [state]),
  });

  // A second click may come before `isPending` is known to it; a form is never sent twice.
  const isSent = useRef(false);
  useEffect(() => {
    isSent.current = isPending;
  }, [isPending]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const submitter = submitterOf(event);
    const data = new FormData(event.currentTarget, submitter);
    const send = () => {
      if (isSent.current) return;
      isSent.current = true;
      startTransition(() => post(data));
    };
    // A button that wants something else than the form as a whole needs no more of it than it says.
    if (submitter instanceof HTMLButtonElement && submitter.formNoValidate) send();
    else void handleSubmit(send)(event);
  }

  /** For the first touch: what will check the form is on its way before anybody has finished typing. */
  const prepare = () => void fetchCheck(schema);

  return { state, post, submit, prepare, isPending, element, register, errors: formState.errors };
}

const noValues: Record<string, string> = {};

/**
 * Checks what will be posted, which is what stands in the form, and not React Hook Form's copy of it: that copy misses what
 * a password manager filled in before the page came alive, and knows checkboxes as booleans, which no form ever posts.
 */
function resolveFromForm(schema: SchemaLoader, form: RefObject<HTMLFormElement | null>): Resolver {
  return async (values, context, options) => {
    const check = await fetchCheck(schema);
    if (!form.current) return check(values, context, options);
    const { errors } = await check(posted(form.current), context, options);
    const all = { ...missing(form.current), ...errors };
    return Object.keys(all).length === 0 ? { values, errors: {} } : { values: {}, errors: all };
  };
}

/** What checks against a schema. Where it cannot be fetched, nothing is complained of here; the server checks always. */
async function fetchCheck(schema: SchemaLoader): Promise<Resolver> {
  try {
    const [{ zodResolver }, loaded] = await Promise.all([import("@hookform/resolvers/zod"), schema()]);
    return zodResolver(loaded);
  } catch {
    return (values) => ({ values, errors: {} });
  }
}

/** Required and empty. A schema may let that pass, where it is up to the use-case which of two fields is needed. */
function missing(form: HTMLFormElement): FieldErrors {
  const controls = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]:required");
  const empty = [...controls].filter((control) => control.validity.valueMissing);
  return Object.fromEntries(
    empty.map((control) => [control.name, { type: "required", message: "FIELD_REQUIRED", ref: control }]),
  );
}

function posted(form: HTMLFormElement): FieldValues {
  return Object.fromEntries(new FormData(form));
}

function serverErrors(state: FormState): FieldErrors | undefined {
  const named = Object.entries(state.errors).filter(([name]) => name !== "");
  if (named.length === 0) return undefined;
  return Object.fromEntries(named.map(([name, texts]) => [name, { type: fromServer, message: texts.join(" ") }]));
}

/** Marks an error whose message is a sentence already; the schema's messages are keys. */
export const fromServer = "server";

function submitterOf(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  return event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
}
