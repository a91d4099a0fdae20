import "server-only";
import { z } from "zod";
import { createRole } from "../features/administration/create-role";
import { deleteRole } from "../features/administration/delete-role";
import { editRole } from "../features/administration/edit-role";
import { endSessionsOfUser } from "../features/administration/end-sessions";
import { grantRole } from "../features/administration/grant-role";
import { inviteUser } from "../features/administration/invite-user";
import { listAudit } from "../features/administration/list-audit";
import { listRoles } from "../features/administration/list-roles";
import { listUsers } from "../features/administration/list-users";
import { resetAccess } from "../features/administration/reset-access";
import { revokeRole } from "../features/administration/revoke-role";
import { sendReset } from "../features/administration/send-reset";
import { endSessionOfUser, listSessionsOfUser } from "../features/administration/sessions";
import { setActive } from "../features/administration/set-active";
import { showUser } from "../features/administration/show-user";
import { listTokensOfUser, revokeTokenOfUser } from "../features/administration/tokens";
import { type Endpoint, endpoint } from "./endpoint";
import { listedToken, presentToken } from "./personal-token-endpoints";
import { presentSession, sessionFacts } from "./session-endpoints";

const moment = z.string().nullable();
const spelled = (at: Date | null): string | null => at?.toISOString() ?? null;
const changed = z.object({ changed: z.boolean() });
const nothing = z.object({});

/**
 * Rows of the endpoint table: the administration, by the same use-cases as its pages. `:identity` is an id or anything that
 * says who somebody is. Personal tokens with the permission open them, too.
 */
export const administrationEndpoints = {
  "GET admin/users": endpoint(
    listUsers,
    ({ users, next }) => ({
      users: users.map(({ id, email, username, active, confirmed, roles, createdAt, lastLoginAt }) => ({
        id,
        email,
        username,
        active,
        confirmed,
        roles,
        created_at: createdAt.toISOString(),
        last_login_at: spelled(lastLoginAt),
      })),
      next,
    }),
    {
      summary: "People, newest first, a page at a time; `next` is `after` of the page that follows",
      byQuery: true,
      answers: z.object({
        users: z.array(
          z.object({
            id: z.string(),
            email: z.string(),
            username: z.string().nullable(),
            active: z.boolean(),
            confirmed: z.boolean(),
            roles: z.array(z.string()),
            created_at: z.string(),
            last_login_at: moment,
          }),
        ),
        next: z.string().nullable(),
      }),
    },
  ),
  "POST admin/users": endpoint(inviteUser, ({ id, email }) => ({ id, email }), {
    summary: "Make an account; its owner gets a link to choose a password",
    answers: z.object({ id: z.string(), email: z.string() }),
  }),
  "GET admin/users/:id": endpoint(
    showUser,
    (user) => ({
      id: user.id,
      email: user.email,
      username: user.username,
      active: user.active,
      confirmed_at: spelled(user.confirmedAt),
      locked_until: spelled(user.lockedUntil),
      created_at: user.createdAt.toISOString(),
      login_count: user.loginCount,
      last_login_at: spelled(user.lastLoginAt),
      last_login_ip: user.lastLoginIp,
      roles: user.roles,
    }),
    {
      summary: "One person: who they are here and what they may do",
      answers: z.object({
        id: z.string(),
        email: z.string(),
        username: z.string().nullable(),
        active: z.boolean(),
        confirmed_at: moment,
        locked_until: moment,
        created_at: z.string(),
        login_count: z.number(),
        last_login_at: moment,
        last_login_ip: z.string().nullable(),
        roles: z.array(z.string()),
      }),
    },
  ),
  "PUT admin/users/:identity/active": endpoint(setActive, ({ active, changed }) => ({ active, changed }), {
    summary: "Let somebody in again, or shut them out from the next request on",
    answers: changed.extend({ active: z.boolean() }),
  }),
  "POST admin/users/:identity/send-reset": endpoint(sendReset, () => ({}), {
    summary: "Mail somebody the link by which they choose a new password",
    answers: nothing,
  }),
  "POST admin/users/:identity/reset-access": endpoint(resetAccess, () => ({}), {
    summary: "Take away every way into an account but its password",
    answers: nothing,
  }),

  "GET admin/users/:identity/sessions": endpoint(
    listSessionsOfUser,
    ({ sessions }) => ({ sessions: sessions.map(presentSession) }),
    {
      summary: "Where somebody is signed in; the ids name a session and open nothing",
      answers: z.object({ sessions: z.array(sessionFacts) }),
    },
  ),
  "DELETE admin/users/:identity/sessions": endpoint(endSessionsOfUser, ({ count }) => ({ ended: count }), {
    summary: "Sign somebody out everywhere",
    answers: z.object({ ended: z.number() }),
  }),
  "DELETE admin/sessions/:session": endpoint(endSessionOfUser, ({ changed }) => ({ changed }), {
    summary: "Sign somebody out in one browser",
    answers: changed,
  }),
  "GET admin/users/:identity/tokens": endpoint(
    listTokensOfUser,
    ({ tokens }) => ({ tokens: tokens.map(presentToken) }),
    {
      summary: "The personal tokens of somebody, without the tokens themselves",
      answers: z.object({ tokens: z.array(listedToken) }),
    },
  ),
  "DELETE admin/tokens/:token": endpoint(revokeTokenOfUser, ({ changed }) => ({ changed }), {
    summary: "Revoke a personal token of somebody",
    answers: changed,
  }),

  "POST admin/users/:identity/roles": endpoint(grantRole, ({ role }) => ({ role }), {
    summary: "Give somebody a role",
    answers: z.object({ role: z.string() }),
  }),
  "DELETE admin/users/:identity/roles": endpoint(revokeRole, ({ role }) => ({ role }), {
    summary: "Take a role away from somebody",
    answers: z.object({ role: z.string() }),
  }),
  "GET admin/roles": endpoint(
    listRoles,
    ({ roles }) => ({
      roles: roles.map(({ name, description, permissions, holders }) => ({ name, description, permissions, holders })),
    }),
    {
      summary: "Every role: what it permits, and how many people have it",
      answers: z.object({
        roles: z.array(
          z.object({
            name: z.string(),
            description: z.string().nullable(),
            permissions: z.array(z.string()),
            holders: z.number(),
          }),
        ),
      }),
    },
  ),
  "POST admin/roles": endpoint(createRole, ({ name, permissions }) => ({ name, permissions }), {
    summary: "Make a role",
    answers: z.object({ name: z.string(), permissions: z.array(z.string()) }),
  }),
  "PUT admin/roles/:role": endpoint(editRole, ({ permissions, changed }) => ({ permissions, changed }), {
    summary: "Give a role another description and exactly these permissions",
    answers: changed.extend({ permissions: z.array(z.string()) }),
  }),
  "DELETE admin/roles/:role": endpoint(deleteRole, () => ({}), { summary: "Delete a role", answers: nothing }),

  "GET admin/audit": endpoint(
    listAudit,
    (entries) => ({
      entries: entries.map(({ id, at, event, user, actor, ip, requestId }) => ({
        id,
        at: at.toISOString(),
        event,
        user,
        actor,
        ip,
        request_id: requestId,
      })),
    }),
    {
      summary: "What happened, newest first; `before` is the id of the last entry that is known already",
      byQuery: true,
      answers: z.object({
        entries: z.array(
          z.object({
            id: z.string(),
            at: z.string(),
            event: z.string(),
            user: z.string().nullable(),
            actor: z.string().nullable(),
            ip: z.string().nullable(),
            request_id: z.string().nullable(),
          }),
        ),
      }),
    },
  ),
} satisfies Record<string, Endpoint>;
