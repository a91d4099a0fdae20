import { createKeyring } from "@/lib/crypto/keyring";

/** What names the keys of password hashes, in their order, without telling anything about them. */
export const passwordKeyIds = (peppers: readonly string[]): string[] =>
  createKeyring(peppers)
    .keys("password-key-id")
    .map(({ id }) => id);
