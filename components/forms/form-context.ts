"use client";

import { useTranslations } from "next-intl";
import { createContext, type FocusEvent, useContext } from "react";
import { isMessageKey } from "@/lib/security/core/errors";
import { type ActionForm, fromServer } from "./use-action-form";

const FormContext = createContext<ActionForm | null>(null);
export const FormProvider = FormContext.Provider;

/** The form around this component. Throws outside of a `Form`, which is a mistake in the page. */
export function useFormAround(): ActionForm {
  const form = useContext(FormContext);
  if (!form) throw new Error("This component has to stand inside a Form.");
  return form;
}

/** What a field needs to know: how to register, what it holds after a post without JavaScript, and what is wrong with it. */
export function useField(name: string, focusedAtFirst = false) {
  const { register, errors, state } = useFormAround();
  const sentences = useTranslations("errors");
  const error = errors[name];
  const complaint = typeof error?.message === "string" ? error.message : undefined;
  // For the page that is shown again without JavaScript; with it, React Hook Form moves the focus.
  const firstWrong = Object.keys(state.errors).find(Boolean);
  const autoFocus = firstWrong === undefined ? focusedAtFirst : firstWrong === name;
  const registration = register(name);
  return {
    registration: {
      ...registration,
      autoFocus,
      // Left empty it is only left, for a button or link below: a complaint would move these away from under the pointer.
      onBlur: async (event: FocusEvent<HTMLInputElement | HTMLSelectElement>) => {
        if (event.target.value !== "") await registration.onBlur(event);
      },
    },
    value: state.values[name],
    error:
      complaint === undefined || error?.type === fromServer
        ? complaint
        : sentences(isMessageKey(complaint) && sentences.has(complaint) ? complaint : "API_ERROR"),
  };
}
