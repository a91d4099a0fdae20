import "server-only";
import { issueAuthToken } from "../domain/auth-tokens";
import type { Presenting } from "./endpoint";

/** Shapes that several JSON answers share. */

/** What clients are told about the person: nothing, unless the template's owner adds it here (the contract's security payload). */
export const userPayload = (): Record<string, unknown> => ({});

/** Somebody is signed in now. */
export const signedInAnswer = async (userId: string, at: Presenting): Promise<Record<string, unknown>> => ({
  ...(await withToken(userId, at)),
  tf_required: false,
});

/** The person, with an auth token where the query asks for one. Presence counts, not the value. */
export async function withToken(userId: string, { services, request }: Presenting): Promise<Record<string, unknown>> {
  const user = userPayload();
  if (!new URL(request.url).searchParams.has("include_auth_token")) return { user };
  const { config, clock, database, keyring } = services;
  const owner = await database.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  return {
    user: { ...user, authentication_token: await issueAuthToken(database.prisma, keyring, owner, config, clock.now()) },
  };
}
