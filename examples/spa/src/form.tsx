import { type FormEvent, type ReactNode, useState } from "react";
import type { Refusal } from "../../../lib/client/requests";

type FormProps = {
  title: string;
  button: string;
  /** Asks the server; the refusal is shown. */
  submit(fields: FormData): Promise<Refusal | null>;
  children: ReactNode;
};

/** A form that shows what the server said about it. */
export function Form({ title, button, submit, children }: FormProps) {
  const [errors, setErrors] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const refusal = await submit(new FormData(event.currentTarget));
    setErrors(refusal?.errors ?? []);
    setBusy(false);
  }

  return (
    <form onSubmit={send}>
      <h1>{title}</h1>
      {errors.map((error) => (
        <p role="alert" key={error}>
          {error}
        </p>
      ))}
      {children}
      <button type="submit" disabled={isBusy}>
        {button}
      </button>
    </form>
  );
}

type FieldProps = { label: string; name: string; type: "email" | "password"; autoComplete: string };

export function Field({ label, ...input }: FieldProps) {
  return (
    <label>
      {label}
      <input required {...input} />
    </label>
  );
}

export const textOf = (fields: FormData, name: string): string => String(fields.get(name) ?? "");
