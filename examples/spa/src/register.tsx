import { useState } from "react";
import { Field, Form, textOf } from "./form";
import { gatehouse } from "./gatehouse";

export function Register({ onSignIn }: { onSignIn(): void }) {
  const [isMailed, setMailed] = useState(false);

  async function register(fields: FormData) {
    const answer = await gatehouse.call("POST register", {
      email: textOf(fields, "email"),
      password: textOf(fields, "password"),
      password_confirm: textOf(fields, "password_confirm"),
    });
    if (!answer.ok) return answer;
    setMailed(true);
    return null;
  }

  return (
    <>
      {isMailed ? (
        <p role="status">Open the link that we mailed to you, then sign in.</p>
      ) : (
        <Form title="Register" button="Register" submit={register}>
          <Field label="E-mail address" name="email" type="email" autoComplete="email" />
          <Field label="Password" name="password" type="password" autoComplete="new-password" />
          <Field label="Password again" name="password_confirm" type="password" autoComplete="new-password" />
        </Form>
      )}
      <button type="button" onClick={onSignIn}>
        Sign in instead
      </button>
    </>
  );
}
