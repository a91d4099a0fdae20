import { Field, Form, textOf } from "./form";
import { gatehouse } from "./gatehouse";

export function SignIn({ onDone, onRegister }: { onDone(): void; onRegister(): void }) {
  async function signIn(fields: FormData) {
    const answer = await gatehouse.call("POST login", {
      email: textOf(fields, "email"),
      password: textOf(fields, "password"),
    });
    if (!answer.ok) return answer;
    onDone();
    return null;
  }

  return (
    <>
      <Form title="Sign in" button="Sign in" submit={signIn}>
        <Field label="E-mail address" name="email" type="email" autoComplete="username" />
        <Field label="Password" name="password" type="password" autoComplete="current-password" />
      </Form>
      <button type="button" onClick={onRegister}>
        Register instead
      </button>
    </>
  );
}
