import type { AccessRule } from "@/lib/security/core/access";
import { allow, currentPerson } from "@/lib/security/web/load";

/** The floor's page, for those whom the rule admits. */
export async function Protected({ access }: { access: AccessRule }) {
  await allow(access);
  const person = await currentPerson();
  return (
    <main>
      <h1>Protected</h1>
      <p>{`Signed in as ${person?.email}`}</p>
    </main>
  );
}
