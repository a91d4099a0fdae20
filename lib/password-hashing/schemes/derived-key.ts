import type { Scheme } from "../scheme";
import type { KeyDerivation } from "../work";

/** How a stored key was derived, and the key itself. */
export type DerivedKey = { key: KeyDerivation; expected: Uint8Array };

/** A cut-off key would fit many passwords, an empty one all of them. */
const SHORTEST_KEY_BYTES = 16;

/** A format that holds a key derived from the password; `parse` answers null for everything else. */
export function derivedKeyScheme(name: string, parse: (stored: string) => DerivedKey | null): Scheme {
  function read(stored: string): DerivedKey | null {
    const parsed = parse(stored);
    return parsed && parsed.expected.length >= SHORTEST_KEY_BYTES ? parsed : null;
  }

  return {
    name,
    recognises: (stored) => read(stored) !== null,
    async verify(stored, secrets, pool) {
      const parsed = read(stored);
      return parsed ? pool.verify({ task: "verify", algorithm: "derive", secrets, ...parsed }) : -1;
    },
  };
}
