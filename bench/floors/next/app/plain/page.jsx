import { cookies } from "next/headers";

/** Rendered for each request, without a look at anything. */
export default async function Page() {
  const cookie = (await cookies()).get("s");
  return <main>{`Rendered now, ${cookie ? "with" : "without"} a cookie`}</main>;
}
