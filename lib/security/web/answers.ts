import "server-only";
import { z } from "zod";
import { issueAuthToken } from "../domain/auth-tokens";
import type { Presenting } from "./endpoint";

/** Shapes that several JSON answers share, and how they are filled. */

/** What clients are told about the person: nothing, unless the template's owner adds keys here and below (the contract's security payload). */
export const userShape = z.object({});
export const userPayload = (): z.output<typeof userShape> => ({});

export const tokenShape = z.object({ user: userShape.extend({ authentication_token: z.string().optional() }) });
export const signedInShape = tokenShape.extend({ tf_required: z.literal(false) });

/** Somebody is signed in now. */
export const signedInAnswer = async (userId: string, at: Presenting): Promise<z.output<typeof signedInShape>> => ({
  ...(await withToken(userId, at)),
  tf_required: false,
});

/** The person, with an auth token where the query asks for one. Presence counts, not the value. */
export async function withToken(
  userId: string,
  { services, request }: Presenting,
): Promise<z.output<typeof tokenShape>> {
  const user = userPayload();
  if (!new URL(request.url).searchParams.has("include_auth_token")) return { user };
  const { config, clock, database, keyring } = services;
  const owner = await database.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  return {
    user: { ...user, authentication_token: await issueAuthToken(database.prisma, keyring, owner, config, clock.now()) },
  };
}
