import { normalizePassword } from "@/lib/security/domain/passwords";
import { createUser } from "@/lib/security/domain/users";
import { execute } from "@/lib/security/execute";
import { login } from "@/lib/security/features/login/login";
import type { TestApp, TestBrowser } from "./context";

export const PASSWORD = "correct-horse-battery-9";

let count = 0;

/** Somebody with a confirmed address and a password, written straight into the database. */
export async function person(
  app: TestApp,
  about: {
    email?: string;
    username?: string | null;
    password?: string | null;
    active?: boolean;
    confirmed?: boolean;
  } = {},
) {
  const email = about.email ?? `person${++count}@example.com`;
  const password = about.password === undefined ? PASSWORD : about.password;
  const passwordHash =
    password === null ? null : await app.services.passwords.hash(normalizePassword(password, app.config));
  const now = app.clock.now();
  const user = await createUser(
    app.db,
    {
      email,
      username: about.username ?? null,
      passwordHash,
      active: about.active ?? true,
      confirmedAt: about.confirmed === false ? null : now,
    },
    now,
  );
  return { ...user, password: password ?? "" };
}

/** A browser in which this person has signed in by password. */
export async function signedIn(
  app: TestApp,
  who: { email: string; password: string },
  how: { remember?: boolean; browser?: TestBrowser } = {},
) {
  const browser = how.browser ?? app.browser();
  const result = await execute(
    login,
    { email: who.email, password: who.password, remember: how.remember ?? false },
    await browser.context(),
  );
  if (!result.ok) throw new Error(`sign-in of ${who.email} refused: ${JSON.stringify(result.complaints)}`);
  return browser;
}
