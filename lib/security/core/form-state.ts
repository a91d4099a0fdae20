/** What a form action gives back to its form. Texts, not keys: the form only shows them. */
export type FormState = {
  /** Field name → sentences; the empty name stands for the whole form. */
  errors: Record<string, string[]>;
  /** What was typed, without secrets, so that a form sent without JavaScript loses nothing. */
  values: Record<string, string>;
  /** A sentence to show when the form stays on the page after success. */
  notice?: string;
  /** Lines that are shown this once, such as new recovery codes. */
  shown?: readonly string[];
  /** Grows with each answer, so that the form can tell two equal answers apart. */
  attempt: number;
};

export const emptyFormState: FormState = { errors: {}, values: {}, attempt: 0 };
