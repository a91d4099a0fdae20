import { type APIResponse, expect } from "@playwright/test";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { z } from "zod";

/** One operation of the OpenAPI document: `POST` at `/api/security/reset/{token}`. */
export type DocumentedOperation = {
  name: string;
  method: string;
  path: string;
  takesBody: boolean;
  /** The check of its answer by status; null = an answer without a body, which sends the caller elsewhere. */
  answers: Map<number, ValidateFunction | null>;
};

export type Contract = { document: Record<string, unknown>; operations: DocumentedOperation[] };

/** Reads the document that a server publishes. */
export function readContract(json: unknown): Contract {
  const { paths, components } = documentShape.parse(json);
  // Strict mode knows only the keywords of JSON Schema, and a document says more.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([verb, { requestBody, responses }]) => ({
      name: `${verb.toUpperCase()} ${path}`,
      method: verb.toUpperCase(),
      path,
      takesBody: requestBody !== undefined,
      answers: new Map(
        Object.entries(responses).map(([status, { content }]) => [
          Number(status),
          content ? ajv.compile({ ...content["application/json"].schema, components }) : null,
        ]),
      ),
    })),
  );
  return { document: schema.parse(json), operations };
}

/** The answer has a status that the document names, and the form that it has for it. */
export async function expectAsDocumented(operation: DocumentedOperation, answer: APIResponse): Promise<void> {
  const what = `${operation.name} ${answer.status()} ${await answer.text()}`;
  const check = operation.answers.get(answer.status());
  expect(check, `documented status: ${what}`).toBeDefined();
  if (!check) {
    expect(answer.headers().location, what).toBeTruthy();
    return;
  }
  expect(answer.headers()["content-type"], what).toMatch(/^application\/json/);
  check(await answer.json());
  expect(check.errors ?? [], what).toEqual([]);
}

const schema = z.record(z.string(), z.unknown());
const operationShape = z.object({
  requestBody: schema.optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.object({ "application/json": z.object({ schema }) }).optional() }),
  ),
});
const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
  components: schema,
});
