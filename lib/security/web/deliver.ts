import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { after } from "next/server";
import { log } from "@/lib/log";
import type { Context } from "../context";
import { services } from "../runtime";

/**
 * Sends what this request put into the outbox, a moment after its answer is out: begun at once, the work would hold up the
 * answer itself, by half a millisecond that tells who has an account. `after` keeps a serverless function alive for it; what
 * fails is tried again by the worker.
 */
export function deliverAfterwards({ errands }: Pick<Context, "errands">): void {
  after(async () => {
    if (!errands.mail && !errands.webhooks) return;
    await pause(untilAnswerIsOut);
    await Promise.all([errands.mail && drain(), errands.webhooks && tellOthers()]);
  });
}

/** Milliseconds. */
const untilAnswerIsOut = 60;

/**
 * The same, and begun at once: the answer waits for a moment, so that what it speaks of is on its way, and mails come in the
 * order of what they are about. Only for somebody who is signed in: a stranger could read from the time who has an account.
 */
export async function deliverPromptly(ctx: Pick<Context, "errands">): Promise<void> {
  if (ctx.errands.mail) await Promise.race([drain(), pause(patience, undefined, { ref: false })]);
  deliverAfterwards(ctx);
}

/** A mail server that is far away takes longer; nobody waits for it. Milliseconds. */
const patience = 100;

async function tellOthers(): Promise<void> {
  try {
    await services().webhooks.drain();
  } catch (error) {
    log.warn({ error }, "webhooks not sent");
  }
}

async function drain(): Promise<void> {
  try {
    await services().outbox.drain();
  } catch (error) {
    log.warn({ error }, "outbox not emptied");
  }
}
