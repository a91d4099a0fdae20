import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { fail, ok, type Result, refuse } from "../../core/result";
import type { LoginOutcome } from "../../domain/complete-login";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { arrive, duringFlow } from "./arrive";
import { connect } from "./connect";
import { answerSchema } from "./schema";
import { signInAs } from "./sign-in";

export type OAuthOutcome =
  | ({ purpose: "sign-in"; email: string; identity: string } & LoginOutcome & { target: string })
  | { purpose: "connect" };

/** Somebody comes back from another service, to sign in or to connect it with their account: what was begun decides. */
export const finish = defineUseCase({
  name: "oauth.finish",
  feature: "oauth",
  input: answerSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run(input, ctx): Promise<Result<OAuthOutcome>> {
    const arrival = await arrive(ctx, input, ["sign-in", "connect"]);
    if (!arrival.ok) return arrival;
    const { flow } = arrival.value;
    if (flow.purpose === "connect") {
      const { principal } = ctx;
      if (principal?.kind !== "user") return refuse("UNAUTHENTICATED");
      const connected = await connect({ ...ctx, principal }, arrival.value);
      return connected.ok ? ok({ purpose: "connect" }) : duringFlow(flow, connected);
    }
    if (ctx.principal !== null) return refuse("ANONYMOUS_USER_REQUIRED");
    const outcome = await signInAs(ctx, arrival.value);
    if (!outcome.ok) return duringFlow(flow, hidden(ctx) ? fail("OAUTH_SIGN_IN_REFUSED") : outcome);
    const target = chooseTarget(ctx, flow.next, ctx.config.redirects.afterLogin);
    return ok({ purpose: "sign-in", ...outcome.value, target });
  },
});

/** Nothing is told of accounts: neither whether there is one, nor why it may not be used. */
const hidden = ({ config }: Context): boolean => config.login.genericResponses;
