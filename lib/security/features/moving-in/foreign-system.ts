import type { ForeignPerson, ForeignRow } from "./foreign-row";
import type { SystemName } from "./schema";
import { devise } from "./systems/devise";
import { django } from "./systems/django";
import { flaskSecurity } from "./systems/flask-security";
import { laravel } from "./systems/laravel";
import { nextAuth } from "./systems/next-auth";

/** What is to be known about another system. */
export type ForeignSystem = {
  /** Where it keeps people, unless somebody names another table. */
  tables: readonly string[];
  /** Its hashes are of the password itself, which `passwords.acceptPlain` allows. */
  needsPlainHashes: boolean;
  /** The secret of an authenticator app in base32; null when it cannot be opened. May throw for what is damaged. */
  openSecret(stored: string, secrets: { totpSecrets: string | null; appKey: string | null }): Promise<string | null>;
  /** Further columns, by name, out of the tables that are there; `u` is the row of the person. */
  related(tables: ForeignTables): Record<string, string>;
  person(row: ForeignRow): ForeignPerson;
};

export type ForeignTables = {
  has(...tables: string[]): boolean;
  columnsOf(table: string): readonly string[];
  /** The quoted name of the column with the person's key. */
  key: string;
};

export const systems: Record<SystemName, ForeignSystem> = {
  "flask-security": flaskSecurity,
  django,
  devise,
  laravel,
  "next-auth": nextAuth,
};
