import { expect, test } from "vitest";
import { suggestName } from "./passkey-name";

const phone = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36";

test("a passkey is named after the kind of device", () => {
  expect(suggestName(phone, [])).toBe("Android device");
  expect(suggestName("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", [])).toBe("Mac");
  expect(suggestName("curl/8", [])).toBe("Passkey");
});

test("a suggested name is not taken yet", () => {
  expect(suggestName(phone, ["Android device", "Android device 2"])).toBe("Android device 3");
});
