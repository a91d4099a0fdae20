import { expect, test } from "vitest";
import { toCsv } from "./to-csv";

const entry = {
  id: "7",
  at: new Date("2026-11-24T08:06:00Z"),
  event: "user_authenticated",
  user: "alice@example.com",
  actor: null,
  ip: "203.0.113.7",
  userAgent: 'a "b", c',
  requestId: null,
  sessionId: null,
  data: { via: ["password"] },
};

test("quotes what needs it, and leaves nothing as an empty field", () => {
  expect(toCsv([entry])).toBe(
    'id,at,event,user,actor,ip,userAgent,requestId,sessionId,data\r\n7,2026-11-24T08:06:00.000Z,user_authenticated,alice@example.com,,203.0.113.7,"a ""b"", c",,,"{""via"":[""password""]}"\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@sum"])("a spreadsheet takes %s for no formula", (userAgent) => {
  expect(toCsv([{ ...entry, userAgent }])).toContain(`,'${userAgent},`);
});

test("AT-313: a line break stays inside its field", () => {
  expect(toCsv([{ ...entry, userAgent: "a\r\nuser_created" }])).toContain('"a\r\nuser_created"');
});
