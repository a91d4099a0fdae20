import "server-only";
import type { SecurityConfig } from "../../config";
import type { AccessRule, Holders } from "../../core/access";
import type { Endpoint } from "../endpoint";
import type { Operation } from "./operations";
import { type Answer, refusalsOf } from "./refusals";
import { answerSchema, bodySchema, hasAuthToken, type JsonSchema, type ObjectSchema } from "./schemas";

/** What the OpenAPI document says about one operation. */
export function describeOperation(operation: Operation, config: SecurityConfig): JsonSchema {
  const { verb, path, params, row } = operation;
  const input = bodySchema(row, params);
  const body = verb === "GET" ? null : input;
  return {
    operationId: [verb.toLowerCase(), ...path.split(/\W+/).slice(2).map(capitalised)].join(""),
    summary: row.summary,
    description: whoMay(row.useCase.access, row.useCase.fresh !== undefined),
    tags: [row.useCase.name.split(".")[0]],
    security: securityOf(operation, config),
    parameters: [...params.map(inPath), ...(row.byQuery ? asQuery(input) : []), ...(body ? queryOf(row, body) : [])],
    ...(body ? { requestBody: { required: body.required.length > 0, content: contentOf(operation, body) } } : {}),
    responses: {
      200: success(operation),
      ...(row.redirect || row.follow ? { 303: { description: "Goes on at the address in `Location`." } } : {}),
      ...refusalsOf(operation, config),
    },
  };
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function whoMay(access: AccessRule, mayAskAgain: boolean): string {
  const again = mayAskAgain ? " May ask to prove once more who one is." : "";
  switch (access.kind) {
    case "anyone":
      return "Open to everybody.";
    case "guests":
      return "Only while nobody is signed in.";
    case "signed-in":
      return `Needs somebody who is signed in.${again}`;
    case "system":
      return "For the terminal alone.";
    case "either":
      return `Needs ${access.rules.map(holding).join(", or ")}.${again}`;
    default:
      return `Needs ${holding(access)}.${again}`;
  }
}

const holding = ({ all, kind, names }: Holders): string =>
  `${all ? "all" : "one"} of these ${kind}: ${names.join(", ")}`;

/** The alternatives of proving who calls. A session and Basic bring a CSRF token along, as far as that is configured. */
function securityOf({ verb, row }: Operation, config: SecurityConfig): Record<string, []>[] {
  const isGuarded = verb !== "GET" && !row.unguarded?.({ config });
  const { kind } = row.useCase.access;
  if (kind === "anyone" || kind === "guests")
    return isGuarded && !config.csrf.ignoreOpenEndpoints ? [{ csrf: [] }] : [];
  const mechanisms = row.mechanisms ?? config.api.mechanisms;
  const takesPersonal =
    config.features.personalTokens &&
    mechanisms.includes("token") &&
    (kind !== "signed-in" || row.useCase.delegates?.includes("personal-token"));
  return [
    ...mechanisms.map(
      (mechanism): Record<string, []> => ({
        [mechanism]: [],
        ...(isGuarded && config.csrf.mechanisms.includes(mechanism) ? { csrf: [] } : {}),
      }),
    ),
    ...(takesPersonal ? [byPersonalToken] : []),
  ];
}

const byPersonalToken: Record<string, []> = { personalToken: [] };

const inPath = (name: string): JsonSchema => ({ name, in: "path", required: true, schema: { type: "string" } });

const asQuery = (input: ObjectSchema | null): JsonSchema[] =>
  Object.entries(input?.properties ?? {}).map(([name, schema]) => ({ name, in: "query", schema }));

function queryOf({ answers }: Endpoint, body: ObjectSchema): JsonSchema[] {
  const includeAuthToken = {
    name: "include_auth_token",
    in: "query",
    description: "Asks for an auth token. That it is there counts, not its value.",
    allowEmptyValue: true,
    schema: { type: "string" },
  };
  const next = {
    name: "next",
    in: "query",
    description: "Taken where the body has no `next`.",
    schema: body.properties.next,
  };
  return [...(hasAuthToken(answers) ? [includeAuthToken] : []), ...(body.properties.next ? [next] : [])];
}

const contentOf = ({ row }: Operation, schema: JsonSchema): JsonSchema => ({
  "application/json": { schema },
  ...(row.jsonOnly ? {} : { "application/x-www-form-urlencoded": { schema } }),
});

const success = ({ row }: Operation): Answer => ({
  description: "Done.",
  content: { "application/json": { schema: answerSchema(row) } },
});
