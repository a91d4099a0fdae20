import { signedIn } from "@/lib/security/core/access";
import { allow, currentPerson } from "@/lib/security/web/load";

/** For whoever is signed in. */
export default async function Page() {
  await allow(signedIn());
  const person = await currentPerson();
  return (
    <main>
      <h1>Protected</h1>
      <p>{`Signed in as ${person?.email}`}</p>
    </main>
  );
}
