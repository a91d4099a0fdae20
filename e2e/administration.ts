import { security } from "./server";

/** Gives somebody the role that opens the administration; makes the role where there is none. */
export async function makeAdministrator(who: { email: string }): Promise<void> {
  try {
    await security("roles", "create", "admin", "--permissions", "users:read");
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("exists already")) throw error;
  }
  await security("roles", "add", who.email, "admin");
}
