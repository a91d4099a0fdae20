import "server-only";
import { redirect } from "next/navigation";
import { admits } from "../core/access";
import { paths, withQuery } from "../core/paths";
import { protectionOf } from "../core/protection";
import { chooseTarget } from "../domain/targets";
import { services } from "../runtime";
import { pageContext } from "./page-context";
import { currentSession, renewHint } from "./session";

/** Re-reads roles from the database; goes on where the rule of the target admits them, else to "forbidden". */
export async function refreshHint(request: Request): Promise<never> {
  const all = services();
  const ctx = await pageContext();
  const target = chooseTarget(ctx, new URL(request.url).searchParams.get("next"));
  const session = await currentSession(all);
  if (!session) redirect(withQuery(paths.login, { next: target }));
  await renewHint(session);
  const rule = protectionOf(all.config.protectedRoutes, new URL(target, all.appUrl).pathname);
  redirect(!rule || admits(rule, session) ? target : (all.config.redirects.unauthorized ?? paths.forbidden));
}
