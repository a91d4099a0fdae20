import { route } from "@/lib/security/web/router";

/**
 * Where next-auth would answer by itself: signin, callback, session, csrf, providers, signout. All of it stays shut, like any
 * address that leads nowhere. The hand-shake with other services runs inside (lib/oauth/handshake.ts), and sessions begin and
 * end at our own gate.
 */
const handle = (request: Request) => route(request, ["auth"]);

export { handle as GET, handle as POST };
