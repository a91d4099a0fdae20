import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { who } from "../../lib/who";

/** Rendered for each request, after a look at the cookie and the database. */
export default async function Page() {
  const person = await who((await cookies()).get("s")?.value);
  if (!person) redirect("/plain");
  return (
    <main>
      <h1>Protected</h1>
      <p>{`Signed in as ${person.email}`}</p>
    </main>
  );
}
