import "server-only";
import { version } from "@/package.json";
import type { SecurityConfig } from "../../config";
import { cookieNames } from "../auth-config";
import { describeOperation } from "./describe-operation";
import { offeredOperations } from "./operations";
import { type JsonSchema, refusalSchemas } from "./schemas";

/** The OpenAPI 3.1 document of this configuration, made from the endpoint table and the schemas of the use-cases. */
export function openApiDocument(config: SecurityConfig, appUrl: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of offeredOperations(config))
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.verb.toLowerCase()]: describeOperation(operation, config),
    };
  return {
    openapi: "3.1.1",
    info: { title: config.appName, version, description: introduction },
    servers: [{ url: appUrl }],
    paths: { ...paths, ...plainPaths },
    components: { schemas: refusalSchemas(), securitySchemes: securitySchemes(config) },
  };
}

const introduction = `Every answer has the form \`{"meta": {"code": 200}, "response": {…}}\`, and its code is the HTTP status.
A refusal lists sentences in \`errors\` and their keys by field in \`error_keys\`; programs look at the keys.

Browsers send a CSRF token with each POST: take \`csrf_token\` from the last answer, at first from \`GET /api/security/login\`,
and send it as \`X-CSRF-Token\`. It ends with the session, so signing in and out bring a new one. A request with an auth token needs none.

A method that a path does not offer is answered 405, with the offered ones in \`Allow\`. What is switched off is answered 404 and not listed here.`;

const securitySchemes = ({ tokens, personalTokens, api }: SecurityConfig): JsonSchema => ({
  session: {
    type: "apiKey",
    in: "cookie",
    name: cookieNames.session,
    description: "The session of a browser that signed in.",
  },
  csrf: {
    type: "apiKey",
    in: "header",
    name: "X-CSRF-Token",
    description: "The `csrf_token` of an answer to the same browser.",
  },
  token: {
    type: "apiKey",
    in: "header",
    name: tokens.header,
    description: "An auth token: `response.user.authentication_token` of a sign-in with `?include_auth_token`.",
  },
  personalToken: {
    type: "http",
    scheme: "bearer",
    description: `A personal token of a program, which begins with ${personalTokens.prefix}_; the header ${tokens.header} takes it, too.`,
  },
  basic: { type: "http", scheme: "basic", description: `E-mail address and password; realm "${api.realm}".` },
});

const probe = (operationId: string, summary: string, states: [status: number, state: string, means: string][]) => ({
  get: {
    operationId,
    summary,
    description: "Open to everybody.",
    tags: ["operation"],
    security: [],
    responses: Object.fromEntries(
      states.map(([status, state, description]) => [status, { description, content: stating(state) }]),
    ),
  },
});

const stating = (state: string): JsonSchema => ({
  "application/json": {
    schema: {
      type: "object",
      properties: { status: { const: state } },
      required: ["status"],
      additionalProperties: false,
    },
  },
});

/** For load balancers, so without the envelope. */
const plainPaths = {
  "/api/health": probe("getHealth", "Whether the process answers", [[200, "alive", "It does."]]),
  "/api/ready": probe("getReady", "Whether the database answers and has every migration", [
    [200, "ready", "It does."],
    [503, "not ready", "It does not."],
  ]),
};
