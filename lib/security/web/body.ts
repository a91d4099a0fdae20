import "server-only";
import type { MessageKey } from "../core/errors";

/** 64 KiB: the largest body of any endpoint, a passkey's attestation, has a few. */
const maximumBody = 64 * 1024;

export type Body = { fields: Record<string, unknown> } | { refusal: MessageKey };

/**
 * The fields of a request: an object as JSON, or a form. Nothing at all counts as an empty form. Bytes are counted while
 * they arrive, decoded strictly as UTF-8 and parsed once.
 */
export async function readFields(request: Request): Promise<Body> {
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  const bytes = await readBytes(request);
  if (bytes === null) return { refusal: "CONTENT_TOO_LARGE" };
  if (bytes.length === 0) return { fields: {} };
  const isJson = isJsonType(type);
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/.test(type);
  if (!isJson && !isForm) return { refusal: "UNSUPPORTED_MEDIA_TYPE" };
  const text = decode(bytes);
  if (text === null) return { refusal: "API_ERROR" };
  return isJson ? parseJson(text) : parseForm(text);
}

/** Whether the fields of this request come as JSON. */
export const isJsonBody = (request: Request): boolean =>
  isJsonType((request.headers.get("content-type") ?? "").toLowerCase());

const isJsonType = (type: string): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/.test(type);

/** The bytes of a body, counted while they arrive; null = more than the maximum. */
export async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (!request.body) return new Uint8Array();
  if (Number(request.headers.get("content-length") ?? 0) > maximumBody) {
    await request.body.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > maximumBody) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** Text of these bytes, or null where they are no UTF-8. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Names by which an object says what it is made of. No field is called so, and who sends them means no field. */
const builtIn = ["__proto__", "constructor", "prototype"];

/** Whether a query or form can be read: its bytes are UTF-8, which URLSearchParams would repair, and its names are those of fields. */
export function isReadable(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
  } catch {
    return false;
  }
  return ![...new URLSearchParams(encoded).keys()].some((name) =>
    name.split(/[.[\]]/).some((part) => builtIn.includes(part)),
  );
}

/** Only an object has fields; null counts as an empty one. */
function parseJson(text: string): Body {
  try {
    const value: unknown = JSON.parse(text, (name, inner) => {
      if (builtIn.includes(name)) throw new SyntaxError(name);
      return inner;
    });
    if (value === null) return { fields: {} };
    if (typeof value === "object" && !Array.isArray(value)) return { fields: { ...value } };
  } catch {
    // said below
  }
  return { refusal: "API_ERROR" };
}

/** A name that occurs twice has no single value, so it is passed on as a list, which no schema takes. */
function parseForm(text: string): Body {
  if (!isReadable(text)) return { refusal: "API_ERROR" };
  const form = new URLSearchParams(text);
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    Object.defineProperty(fields, name, { value: values.length === 1 ? values[0] : values, enumerable: true });
  }
  return { fields };
}
