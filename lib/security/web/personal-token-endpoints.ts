import "server-only";
import { z } from "zod";
import { createPersonalToken } from "../features/personal-tokens/create";
import { listTokens } from "../features/personal-tokens/list";
import { revokePersonalToken } from "../features/personal-tokens/revoke";
import { type Endpoint, endpoint } from "./endpoint";

const listedToken = z.object({
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

/** Rows of the endpoint table: keys that people make for their programs. */
export const personalTokenEndpoints = {
  "GET personal-tokens": endpoint(
    listTokens,
    ({ tokens, permissions, room }) => ({
      tokens: tokens.map(({ id, name, ending, permissions, state, createdAt, expiresAt, lastUsedAt, lastUsedIp }) => ({
        id,
        name,
        ending,
        permissions,
        state,
        created_at: createdAt.toISOString(),
        expires_at: expiresAt?.toISOString() ?? null,
        last_used_at: lastUsedAt?.toISOString() ?? null,
        last_used_ip: lastUsedIp,
      })),
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
