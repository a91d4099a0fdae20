import { listReports } from "@/lib/security/features/reports/list-reports";
import { endpoint, respond } from "@/lib/security/web/endpoint";

/** An example of an endpoint that a permission guards. */
const reports = endpoint(listReports, (value) => value, { mechanisms: ["token", "session"] });

export const GET = (request: Request) => respond(reports, request);
