import { describe, expect, test } from "vitest";
import { createKeyring } from "./keyring";
import { createSecretBox } from "./secret-box";

describe("keyring", () => {
  const ring = createKeyring(["new secret", "old secret"]);

  test("what is signed for one purpose is worthless for another", () => {
    const signature = ring.sign("session", "data");
    expect(ring.verify("session", "data", signature)).toBe(true);
    expect(ring.verify("csrf", "data", signature)).toBe(false);
    expect(ring.verify("session", "date", signature)).toBe(false);
  });

  test("an older secret still verifies while it is listed, and never signs", () => {
    const old = createKeyring(["old secret"]).sign("session", "data");
    expect(ring.verify("session", "data", old)).toBe(true);
    expect(createKeyring(["new secret"]).verify("session", "data", old)).toBe(false);
    expect(ring.sign("session", "data")).toBe(createKeyring(["new secret"]).sign("session", "data"));
  });

  test.each(["", ".", "x", "x.y", "null"])("a malformed signature %j is refused", (signature) => {
    expect(ring.verify("session", "data", signature)).toBe(false);
  });
});

describe("secret box", () => {
  test("opens what it sealed, also under an older key, and nothing that was changed", () => {
    const box = createSecretBox(createKeyring(["a"]), "column");
    const sealed = box.seal("grüße");
    expect(box.open(sealed)).toBe("grüße");
    expect(createSecretBox(createKeyring(["b", "a"]), "column").open(sealed)).toBe("grüße");
    expect(() => createSecretBox(createKeyring(["b"]), "column").open(sealed)).toThrow();
    expect(() => createSecretBox(createKeyring(["a"]), "other").open(sealed)).toThrow();
    expect(() => box.open(`${sealed.slice(0, -2)}AA`)).toThrow();
    expect(box.seal("x")).not.toBe(box.seal("x"));
  });
});
