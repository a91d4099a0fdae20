import "server-only";
import { z } from "zod";
import { changeEmail } from "../features/identity/change-email";
import { changeUsername } from "../features/identity/change-username";
import { confirmEmailChange } from "../features/identity/confirm-email-change";
import { emailStatus } from "../features/identity/email-status";
import { inspectEmailChange } from "../features/identity/inspect-email-change";
import { inspectEmailUndo } from "../features/identity/inspect-undo";
import { recoverUsername } from "../features/identity/recover-username";
import { usernameRecoveryStatus } from "../features/identity/recovery-status";
import { undoEmailChange } from "../features/identity/undo-email-change";
import { usernameStatus } from "../features/identity/username-status";
import { userPayload, userShape } from "./answers";
import { type Endpoint, endpoint } from "./endpoint";

const nothing = z.object({});

/** Rows of the endpoint table: who somebody is. */
export const identityEndpoints = {
  "GET change-email": endpoint(emailStatus, ({ email }) => ({ current_email: email }), {
    summary: "The present address",
    answers: z.object({ current_email: z.string() }),
  }),
  "POST change-email": endpoint(
    changeEmail,
    ({ currentEmail }) => ({ user: userPayload(), current_email: currentEmail }),
    {
      summary: "Mail a link to a new address, which replaces the present one",
      // It does not where the address is somebody's.
      mailsUnseen: true,
      answers: z.object({ user: userShape, current_email: z.string() }),
    },
  ),
  "GET change-email/:token": endpoint(inspectEmailChange, () => ({}), {
    summary: "Whether the link to a new address would work; does not use it",
    answers: nothing,
  }),
  "POST change-email/:token": endpoint(confirmEmailChange, () => ({}), {
    summary: "Change the address by the link that was mailed to the new one",
    answers: nothing,
  }),
  "GET change-email/undo/:token": endpoint(inspectEmailUndo, () => ({}), {
    summary: "Whether the link that takes a change of address back would work; does not use it",
    answers: nothing,
  }),
  "POST change-email/undo/:token": endpoint(undoEmailChange, () => ({}), {
    summary: "Take a change of address back; ends every session",
    answers: nothing,
  }),

  "GET change-username": endpoint(usernameStatus, ({ username }) => ({ current_username: username }), {
    summary: "The present username",
    answers: z.object({ current_username: z.string().nullable() }),
  }),
  "POST change-username": endpoint(changeUsername, () => ({ user: userPayload() }), {
    summary: "Change the username",
    answers: z.object({ user: userShape }),
  }),

  "GET recover-username": endpoint(usernameRecoveryStatus, () => ({}), {
    summary: "Whether forgotten usernames are mailed here",
    answers: nothing,
  }),
  "POST recover-username": endpoint(recoverUsername, () => ({}), {
    summary: "Mail the username to the address of an account",
    answers: nothing,
  }),
} satisfies Record<string, Endpoint>;
