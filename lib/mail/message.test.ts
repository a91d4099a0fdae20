import { describe, expect, it } from "vitest";
import { parseMailMessage, parseSender } from "./message";

const mail = {
  template: "welcome",
  to: "alice@example.com",
  from: "Gatehouse <no-reply@example.com>",
  subject: "Welcome",
  text: "Hello",
  html: "<p>Hello</p>",
  data: {},
};

describe("a mail message", () => {
  it.each([
    "a@x.example,b@y.example",
    "a@x.example;b@y.example",
    "a@x.example\r\nBcc: b@y.example",
    "a@x.example%0aCc:b@y.example",
    "a@x.example b@y.example",
    "a@x.example\u2028b",
    "Alice <a@x.example>",
    "friends:a@x.example;",
    '"a@x.example,b"@y.example',
    "a@x.example%0d",
    "a@x.example\u0000",
    "a",
    "@x.example",
    "a@",
    "",
  ])("is refused when its recipient is %j", (to) => {
    expect(() => parseMailMessage({ ...mail, to })).toThrow();
  });

  it("is refused when there is a list of recipients", () => {
    expect(() => parseMailMessage({ ...mail, to: ["a@x.example", "b@y.example"] })).toThrow();
  });

  it.each(["alice@example.com", "o'hara+news@sub.example.co.uk", "jörg@müller.example", "a%b@example.com"])(
    "may go to %s",
    (to) => {
      expect(parseMailMessage({ ...mail, to }).to).toBe(to);
    },
  );

  it("is refused when a second header hides in its subject or sender", () => {
    expect(() => parseMailMessage({ ...mail, subject: "Hi\r\nBcc: b@y.example" })).toThrow();
    expect(() => parseMailMessage({ ...mail, from: "Gatehouse\n <no-reply@example.com>" })).toThrow();
    expect(() => parseMailMessage({ ...mail, from: "a@x.example, b@y.example" })).toThrow();
  });

  it("knows the name and the address of its sender", () => {
    expect(parseSender("no-reply@example.com")).toEqual({ name: "", address: "no-reply@example.com" });
    expect(parseSender('"Gate, house" <a@b.example>')).toEqual({ name: "Gate, house", address: "a@b.example" });
  });
});
