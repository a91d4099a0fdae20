import { whoAmI } from "@/lib/security/features/account/who-am-i";
import { endpoint, respond } from "@/lib/security/web/endpoint";

/** An example of a protected endpoint: takes an auth token, a session or HTTP Basic. */
const me = endpoint(whoAmI, (value) => value, { mechanisms: ["token", "session", "basic"] });

const handle = (request: Request) => respond(me, request);

export { handle as GET, handle as POST };
