import { z } from "zod";
import { anyone, signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { linkedAccountsOf } from "../../domain/linked-accounts";
import { defineUseCase } from "../../use-case";
import { makesAccounts, nameOfProvider, offeredProviders } from "./providers";

/** The other services that somebody can sign in with: ids and names. Empty where that is switched off. */
export const signInProviders = defineUseCase({
  name: "oauth.sign-in-providers",
  input: z.object({}),
  access: anyone(),
  run: async (_, ctx) => ok({ providers: offeredProviders(ctx).map(({ id, name }) => ({ id, name })) }),
});

/** Those that somebody without an account can come with, and have one. */
export const registrationProviders = defineUseCase({
  name: "oauth.registration-providers",
  input: z.object({}),
  access: anyone(),
  run: async (_, ctx) =>
    ok({ providers: makesAccounts(ctx) ? offeredProviders(ctx).map(({ id, name }) => ({ id, name })) : [] }),
});

/** Those by which the signed-in person can prove once more who they are: the ones that they have connected. */
export const verifyProviders = defineUseCase({
  name: "oauth.verify-providers",
  input: z.object({}),
  access: signedIn(),
  async run(_, ctx) {
    const links = await linkedAccountsOf(ctx.db, ctx.principal.userId);
    const mine = offeredProviders(ctx).filter(({ id }) => links.some(({ provider }) => provider === id));
    return ok({ providers: mine.map(({ id, name }) => ({ id, name })) });
  },
});

/** What the signed-in person has connected, and could connect. */
export const connections = defineUseCase({
  name: "oauth.connections",
  feature: "oauth",
  input: z.object({}),
  access: signedIn(),
  fresh: () => true,
  async run(_, ctx) {
    const links = await linkedAccountsOf(ctx.db, ctx.principal.userId);
    return ok({
      connected: links.map(({ provider, createdAt, lastUsedAt }) => ({
        id: provider,
        name: nameOfProvider(ctx, provider),
        createdAt,
        lastUsedAt,
      })),
      connectable: offeredProviders(ctx)
        .filter(({ id }) => !links.some(({ provider }) => provider === id))
        .map(({ id, name }) => ({ id, name })),
    });
  },
});
