import { signedIn } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** What the page about one's data says: how long an account waits before it is erased. */
export const privacyOptions = defineUseCase({
  name: "privacy.options",
  feature: "privacy",
  input: noInput,
  access: signedIn(),
  async run(_, { config, language, principal }) {
    return ok({ email: principal.email, within: language.duration(config.privacy.eraseAfter) });
  },
});
