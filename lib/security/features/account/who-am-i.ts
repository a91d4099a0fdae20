import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** Who the caller is and by what: an example of an endpoint that takes a session, a token or HTTP Basic. */
export const whoAmI = defineUseCase({
  name: "account.who-am-i",
  input: z.object({}),
  access: signedIn(),
  delegates: ["personal-token", "impersonation"],
  async run(_, ctx) {
    const { email, roles, permissions, mechanism } = ctx.principal;
    return ok({ email, roles: [...roles], permissions: [...permissions], via: mechanism });
  },
});
