import { roles } from "@/lib/security/core/access";
import { allow, currentPerson } from "@/lib/security/web/load";

/** For those who have a role. */
export default async function Page() {
  await allow(roles.any("admin"));
  const person = await currentPerson();
  return (
    <main>
      <h1>Protected</h1>
      <p>{`Signed in as ${person?.email}`}</p>
    </main>
  );
}
