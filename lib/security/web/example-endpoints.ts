import "server-only";
import { z } from "zod";
import { whoAmI } from "../features/account/who-am-i";
import { listReports } from "../features/reports/list-reports";
import { type Endpoint, endpoint } from "./endpoint";

const me = endpoint(whoAmI, (value) => value, {
  summary: "Who calls, and by what: an example that takes an auth token, a session or HTTP Basic",
  answers: z.object({
    email: z.string(),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
    via: z.enum(["session", "token", "basic"]),
  }),
  mechanisms: ["token", "session", "basic"],
});

/** Endpoints at paths of their own, each served by its route.ts. A row here brings one into the document and the typed client. */
export const exampleEndpoints = {
  "GET /api/me": me,
  "POST /api/me": me,
  "GET /api/reports": endpoint(listReports, (value) => value, {
    summary: "How many accounts there are: an example that the permission reports:read guards",
    answers: z.object({
      reports: z.array(z.object({ name: z.string(), values: z.record(z.string(), z.number()) })),
    }),
    mechanisms: ["token", "session"],
  }),
} satisfies Record<string, Endpoint>;
