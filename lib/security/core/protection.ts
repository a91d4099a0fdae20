import type { AccessRule } from "./access";

/** The rule that guards a page, by the longest path above it; null = an open page. */
export function protectionOf(
  routes: readonly { path: string; access: AccessRule }[],
  pathname: string,
): AccessRule | null {
  const above = routes.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return above.sort((a, b) => b.path.length - a.path.length)[0]?.access ?? null;
}
