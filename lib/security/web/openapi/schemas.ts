import "server-only";
import { z } from "zod";
import { statuses } from "../../core/errors";
import type { Answers, Endpoint } from "../endpoint";

/** A JSON Schema of draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = Record<string, unknown>;

export type ObjectSchema = { type: "object"; properties: Record<string, JsonSchema>; required: string[] };

/**
 * The fields that a request may carry, without those that stand in its path; null = none. Unknown fields are ignored, so
 * they are not forbidden here. Required is what the schema refuses when it is absent, unless cookies can stand for it.
 */
export function bodySchema(
  { useCase: { input }, lend }: Pick<Endpoint, "useCase" | "lend">,
  params: readonly string[],
): ObjectSchema | null {
  if (!(input instanceof z.ZodObject)) throw new Error("The input of an endpoint has to be an object.");
  const shape: z.core.$ZodShape = input.shape;
  const fields = Object.entries(shape).filter(([name]) => !params.includes(name));
  if (fields.length === 0) return null;
  const isRefused = (field: z.core.$ZodType) => !lend && !z.safeParse(field, undefined).success;
  return {
    type: "object",
    properties: Object.fromEntries(fields.map(([name, field]) => [name, inputSchema(field)])),
    required: fields.filter(([, field]) => isRefused(field)).map(([name]) => name),
  };
}

/** The envelope of a success. Every answer but a bare or an empty one brings a CSRF token for the next request. */
export function answerSchema({ answers, bare }: Pick<Endpoint, "answers" | "bare">): JsonSchema {
  const empty = { type: "object", additionalProperties: false };
  const filled = (keys: z.ZodObject) => outputSchema(bare ? keys : keys.extend({ csrf_token: z.string() }));
  if (answers instanceof z.ZodNull) return envelope(empty, { const: 200 });
  if (answers instanceof z.ZodNullable) return envelope({ anyOf: [filled(answers.unwrap()), empty] }, { const: 200 });
  return envelope(filled(answers), { const: 200 });
}

/** Whether an answer can bring an auth token. */
export function hasAuthToken(answers: Answers): boolean {
  const keys = answers instanceof z.ZodNullable ? answers.unwrap() : answers;
  if (keys instanceof z.ZodNull) return false;
  const user: unknown = keys.shape.user;
  const shape = user instanceof z.ZodOptional ? user.unwrap() : user;
  return shape instanceof z.ZodObject && "authentication_token" in shape.shape;
}

/** The envelopes of refusals, by the names that operations refer to. */
export const refusalSchemas = (): Record<string, JsonSchema> => ({
  Refusal: envelope(outputSchema(refusal), { type: "integer", minimum: 400 }),
  Unauthenticated: envelope(outputSchema(refusal.extend(reauthentication.partial().shape)), { const: 401 }),
});

const keys = Object.keys(statuses);

const refusal = z.object({
  errors: z.array(z.string()).describe("Sentences for people."),
  field_errors: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe("The same by field, for a submission. The empty name stands for the whole form."),
  error_keys: z.record(z.string(), z.array(z.enum(keys))).describe("The keys of the sentences by field, for programs."),
});

/** Somebody is signed in, but has to prove once more who they are, and by what they can. */
const reauthentication = z.object({
  reauth_required: z.literal(true),
  unified_signin_enabled: z.boolean(),
  has_webauthn_verify_credential: z.boolean(),
  oauth_enabled: z.boolean(),
  oauth_providers: z.array(z.string()),
});

const envelope = (response: JsonSchema, code: JsonSchema): JsonSchema => ({
  type: "object",
  properties: {
    meta: { type: "object", properties: { code }, required: ["code"], additionalProperties: false },
    response,
  },
  required: ["meta", "response"],
  additionalProperties: false,
});

const inputSchema = (schema: z.core.$ZodType): JsonSchema =>
  withoutDialect(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));

const outputSchema = (schema: z.ZodObject): JsonSchema => withoutDialect(z.toJSONSchema(schema));

/** OpenAPI 3.1 implies the dialect. */
function withoutDialect({ $schema: _, "~standard": __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
