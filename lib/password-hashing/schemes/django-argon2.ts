import type { Scheme } from "../scheme";
import { isArgon2 } from "./argon2";

const PREFIX = "argon2";

/** Django's argon2: the usual notation with one more `argon2` in front. */
export const djangoArgon2Scheme: Scheme = {
  name: "django_argon2",
  recognises: (stored) => stored.startsWith(PREFIX) && isArgon2(stored.slice(PREFIX.length)),
  verify: (stored, secrets, pool) =>
    pool.verify({ task: "verify", algorithm: "argon2", secrets, stored: stored.slice(PREFIX.length) }),
};
