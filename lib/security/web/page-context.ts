import "server-only";
import { connection } from "next/server";
import { cache } from "react";
import type { Context } from "../context";
import { createContext, services } from "../runtime";
import { requestLanguage } from "./language";
import { passOn } from "./outages";
import { requestFacts } from "./request";
import { currentSession, principalOf, webSession } from "./session";

/**
 * The context of a page or an action. Asked once a request however many guards a page has, so the session costs one query.
 */
export const pageContext = cache(async (): Promise<Context> => {
  // Next tries to prerender some pages when a part of them is asked for; what depends on who asks waits for the request.
  await connection();
  const all = services();
  const [facts, language, session] = await Promise.all([
    requestFacts(),
    requestLanguage(),
    currentSession(all).catch(passOn),
  ]);
  return createContext(all, {
    principal: session && principalOf(session),
    facts,
    language,
    session: webSession(all, facts, session?.id ?? null),
  });
});
