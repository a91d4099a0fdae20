import { z } from "zod";
import { guestsOnly } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** Whether forgotten usernames are mailed here: what the page that asks for one needs. */
export const usernameRecoveryStatus = defineUseCase({
  name: "identity.username-recovery-status",
  feature: "usernameRecovery",
  input: z.object({}),
  access: guestsOnly(),
  run: async () => ok({}),
});
