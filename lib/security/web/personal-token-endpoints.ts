import "server-only";
import { z } from "zod";
import type { ListedToken } from "../domain/personal-tokens";
import { createPersonalToken } from "../features/personal-tokens/create";
import { listTokens } from "../features/personal-tokens/list";
import { revokePersonalToken } from "../features/personal-tokens/revoke";
import { type Endpoint, endpoint } from "./endpoint";

/** A token as it is listed: everything but itself. */
export const listedToken = z.object({
  id: z.string(),
  name: z.string(),
  ending: z.string(),
  permissions: z.array(z.string()),
  state: z.enum(["good", "expired", "ended"]),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  last_used_at: z.string().nullable(),
  last_used_ip: z.string().nullable(),
});

export const presentToken = (token: ListedToken): z.output<typeof listedToken> => ({
  id: token.id,
  name: token.name,
  ending: token.ending,
  permissions: token.permissions,
  state: token.state,
  created_at: token.createdAt.toISOString(),
  expires_at: token.expiresAt?.toISOString() ?? null,
  last_used_at: token.lastUsedAt?.toISOString() ?? null,
  last_used_ip: token.lastUsedIp,
});

/** Rows of the endpoint table: keys that people make for their programs. */
export const personalTokenEndpoints = {
  "GET personal-tokens": endpoint(
    listTokens,
    ({ tokens, permissions, room }) => ({
      tokens: tokens.map(presentToken),
      available_permissions: permissions,
      room,
    }),
    {
      summary: "The person's tokens, without the tokens themselves, and what a new one may permit",
      answers: z.object({
        tokens: z.array(listedToken),
        available_permissions: z.array(z.string()),
        room: z.number(),
      }),
    },
  ),
  "POST personal-tokens": endpoint(
    createPersonalToken,
    ({ id, name, token, permissions, expiresAt }) => ({
      id,
      name,
      personal_token: token,
      permissions,
      expires_at: expiresAt?.toISOString() ?? null,
    }),
    {
      summary: "Make a token for a program; it is told this once",
      answers: z.object({
        id: z.string(),
        name: z.string(),
        personal_token: z.string(),
        permissions: z.array(z.string()),
        expires_at: z.string().nullable(),
      }),
    },
  ),
  "DELETE personal-tokens/:id": endpoint(revokePersonalToken, () => ({}), {
    summary: "Revoke one of the person's tokens",
    answers: z.object({}),
  }),
} satisfies Record<string, Endpoint>;
