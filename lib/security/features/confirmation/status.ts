import { z } from "zod";
import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** Whether addresses are confirmed here at all: what the page that sends a link asks. */
export const confirmationStatus = defineUseCase({
  name: "confirmation.status",
  feature: "confirmation",
  input: z.object({}),
  access: anyone(),
  run: async () => ok({}),
});
