import { services } from "@/lib/security/runtime";

/**
 * The origins whose pages may use our passkeys, for browsers (Web Authentication Level 3, 5.11.1). There is nothing to tell
 * while no other origin is configured.
 */
export function GET(): Response {
  const { appUrl, config } = services();
  if (config.webauthn.origins.length === 0) return new Response(null, { status: 404 });
  const all = [new URL(appUrl).origin, ...config.webauthn.origins];
  return Response.json({ origins: all.filter((origin) => origin.startsWith("https://")) });
}
