import "server-only";
import { after } from "next/server";
import { log } from "@/lib/log";
import { services } from "../runtime";

/**
 * Sends what this request put into the outbox, once its answer is out. `after` keeps a serverless function alive for it; what
 * fails is tried again by the worker.
 */
export function deliverAfterwards(): void {
  after(async () => {
    try {
      await services().outbox.drain();
    } catch (error) {
      log.warn({ error }, "outbox not emptied");
    }
  });
}
