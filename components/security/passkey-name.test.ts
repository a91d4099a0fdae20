import { expect, test } from "vitest";
import { deviceOf, untaken } from "./passkey-name";

test("a passkey is named after the kind of device", () => {
  expect(
    deviceOf("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36"),
  ).toBe("android");
  expect(deviceOf("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)")).toBe("mac");
  expect(deviceOf("curl/8")).toBe("other");
});

test("a suggested name is not taken yet", () => {
  expect(untaken("Mac", [])).toBe("Mac");
  expect(untaken("Mac", ["Mac", "Mac 2"])).toBe("Mac 3");
});
