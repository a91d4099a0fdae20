import { finishHandshake } from "@/lib/oauth/handshake";
import type { OAuthProvider, ProviderPerson } from "@/lib/oauth/provider";
import type { Context } from "../../context";
import { type Failure, fail, ok, type Result, refuse } from "../../core/result";
import { siteOf } from "./begin";
import { type Flow, type FlowPurpose, spendFlow } from "./flows";
import { findProvider } from "./providers";
import type { ProviderAnswer } from "./schema";

export type Arrival = { provider: OAuthProvider; person: ProviderPerson; flow: Flow };

/** Somebody comes back from a provider: what was begun is spent, then the provider is asked who it is. */
export async function arrive(ctx: Context, came: ProviderAnswer, purposes: FlowPurpose[]): Promise<Result<Arrival>> {
  const provider = findProvider(ctx, came.provider);
  if (!provider) return refuse("NOT_FOUND");
  const flow = await spendFlow(ctx, { state: came.state, provider: provider.id, purposes });
  if (!flow) return fail("OAUTH_HANDSHAKE_ERROR");
  const { provider: _, ...query } = came;
  const end = await finishHandshake(provider, siteOf(ctx, provider, flow.purpose), {
    checks: flow.checks,
    query: Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
  if (end.outcome === "person") return ok({ provider, person: end.person, flow });
  const failure = end.outcome === "unavailable" ? refuse("OAUTH_UNAVAILABLE") : fail("OAUTH_HANDSHAKE_ERROR");
  return duringFlow(flow, failure);
}

/** Tells the door what the person was about to do, so that they are sent back there. */
export const duringFlow = ({ purpose, next }: Flow, failure: Failure): Failure => ({
  ...failure,
  extra: { ...failure.extra, purpose, next },
});
