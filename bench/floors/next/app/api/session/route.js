import { cookies } from "next/headers";
import { who } from "../../../lib/who";

export async function GET() {
  const person = await who((await cookies()).get("s")?.value);
  return person ? Response.json({ email: person.email }) : Response.json({}, { status: 401 });
}
