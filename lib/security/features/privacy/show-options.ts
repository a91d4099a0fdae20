import { signedIn } from "../../core/access";
import { humanDuration } from "../../core/durations";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { noInputSchema } from "./schema";

/** What the page about one's data says: how long an account waits before it is erased. */
export const privacyOptions = defineUseCase({
  name: "privacy.options",
  feature: "privacy",
  input: noInputSchema,
  access: signedIn(),
  async run(_, { config, principal }) {
    return ok({ email: principal.email, within: humanDuration(config.privacy.eraseAfter) });
  },
});
