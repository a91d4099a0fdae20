import type { HashingCosts, HashScheme } from "./costs";
import type { CurrentScheme, Scheme } from "./scheme";
import { argon2Scheme } from "./schemes/argon2";
import { bcryptScheme } from "./schemes/bcrypt";
import { djangoArgon2Scheme } from "./schemes/django-argon2";
import { djangoBcryptScheme, djangoBcryptSha256Scheme } from "./schemes/django-bcrypt";
import { djangoPbkdf2Scheme } from "./schemes/django-pbkdf2";
import { djangoScryptScheme } from "./schemes/django-scrypt";
import { pbkdf2Scheme } from "./schemes/pbkdf2";
import { scryptScheme } from "./schemes/scrypt";

/** Formats that are only read: moved in from Django, which never keys its hashes. */
export const importedSchemes: Scheme[] = [
  djangoPbkdf2Scheme("sha256"),
  djangoPbkdf2Scheme("sha1"),
  djangoBcryptSha256Scheme,
  djangoBcryptScheme,
  djangoArgon2Scheme,
  djangoScryptScheme,
];

/** Formats that are read and written, each at its cost. No stored hash is recognised by two formats. */
export function currentSchemes(costs: HashingCosts): Record<HashScheme, CurrentScheme> {
  return {
    bcrypt: bcryptScheme(costs.bcrypt),
    argon2: argon2Scheme(costs.argon2),
    scrypt: scryptScheme(costs.scrypt),
    pbkdf2_sha256: pbkdf2Scheme("sha256", costs.pbkdf2_sha256),
    pbkdf2_sha512: pbkdf2Scheme("sha512", costs.pbkdf2_sha512),
  };
}
