import fc from "fast-check";

/** What breaks programs that trust their input, by experience. */
const corpus: unknown[] = [
  null,
  true,
  -1,
  2 ** 53,
  1e308,
  "",
  " ",
  "\u0000",
  "\ud800",
  "a\u0000b@example.com",
  "\uff20\uff20",
  "' OR '1'='1",
  "%",
  "../../etc/passwd",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "\r\nSet-Cookie: a=b",
  "__proto__",
  "constructor",
  "💥".repeat(50),
  "a".repeat(20_000),
  `${"a@a.".repeat(5_000)}a`,
  "!".repeat(5_000),
  "+".repeat(300),
  "9".repeat(400),
  "0x1",
  "1e309",
  "٣٣٣٣٣٣",
  "eyJhbGciOiJub25lIn0.e30.",
  "javascript:alert(1)",
  "//evil.example",
  "00000000-0000-0000-0000-000000000000",
  [],
  {},
  ["a", "b"],
  { contains: "@" },
  { toString: 1 },
  [[[[[[[[]]]]]]]],
];

/** Any value that JSON can hold, and more often than by chance one that has broken something somewhere. */
export const hostileJson = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...corpus) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** The same for a field of a form, which can only be text. */
export const hostileText = hostileJson.map((value) => (typeof value === "string" ? value : JSON.stringify(value)));

/** An object with some of these fields, each holding anything, and perhaps one that nobody asked for. */
export const hostileBody = (fields: string[]): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      fc.record(Object.fromEntries(fields.map((field) => [field, hostileJson])), { requiredKeys: [] }),
      fc.option(fc.tuple(fc.constantFrom("id", "role", "active", "__proto__", "user_id"), hostileJson)),
    )
    .map(([body, extra]) => (extra ? { ...body, [extra[0]]: extra[1] } : body));
