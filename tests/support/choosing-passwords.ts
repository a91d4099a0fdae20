import { createUser } from "@/lib/security/features/administration/create-user";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { changePassword } from "@/lib/security/features/passwords/change";
import { reset } from "@/lib/security/features/passwords/reset";
import { register } from "@/lib/security/features/registration/register";
import type { TestApp } from "./context";
import { ask, fromTerminal, linkFor } from "./journeys";
import { PASSWORD, person, signedIn } from "./people";

/** The complaint that each place where a password is chosen has about this one; "ok" for none. */
export async function verdicts(at: TestApp, chosen: string): Promise<Set<string>> {
  const alice = await person(at);
  const count = await at.db.user.count();
  const results = [
    await ask(
      register,
      { email: `chooser${count}@example.com`, password: chosen, password_confirm: chosen },
      at.browser(),
    ),
    await ask(
      reset,
      { token: await linkFor(at, alice, "reset"), password: chosen, password_confirm: chosen },
      at.browser(),
    ),
    await ask(
      changePassword,
      { password: PASSWORD, new_password: chosen, new_password_confirm: chosen },
      await signedIn(at, await person(at)),
    ),
    await fromTerminal(at, setPassword, { identity: (await person(at)).email, password: chosen }),
    await fromTerminal(at, createUser, { email: `made${count}@example.com`, password: chosen }),
  ];
  return new Set(results.map((result) => (result.ok ? "ok" : result.code)));
}
