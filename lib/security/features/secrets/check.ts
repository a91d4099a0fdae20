import type { Context } from "../../context";
import { systemOnly } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { type KeyedThing, keyUses } from "./key-uses";
import { sealedColumns } from "./sealed-columns";

/** How much stands under one key. `place` counts from the newest, 1; null = the key is not listed (any more). */
export type KeyUse = { variable: string; what: KeyedThing; place: number | null; count: number };

/** What of the database still needs which key. Nothing about a key is told but its place in its list. */
export const checkSecrets = defineUseCase({
  name: "secrets.check",
  input: noInput,
  access: systemOnly(),
  async run(_, ctx) {
    const uses = [...(await sealedUses(ctx)), ...(await passwordUses(ctx))];
    const lost = uses.filter(({ place, variable, what }) => place === null && !isForeign(variable, what));
    return ok({ uses, isWhole: lost.length === 0 });
  },
});

const isForeign = (variable: string, what: string): boolean =>
  variable === "SECURITY_PASSWORD_SALT" && what === keyUses.foreignPasswords;

async function sealedUses(ctx: Context): Promise<KeyUse[]> {
  const uses: KeyUse[] = [];
  for (const { kind, name, table, value, box } of sealedColumns) {
    const { rows } = await ctx.pool.query<{ id: string; count: number }>(
      `SELECT split_part(${value}, '.', 1) AS id, count(*)::int AS count FROM ${table} WHERE ${value} IS NOT NULL GROUP BY 1`,
    );
    const listed = box(ctx).keyIds();
    const variable = kind === "totp" ? "SECURITY_TOTP_SECRETS" : "AUTH_SECRET";
    uses.push(...placed(rows, listed).map((use) => ({ variable, what: name, ...use })));
  }
  return uses;
}

async function passwordUses(ctx: Context): Promise<KeyUse[]> {
  const { rows } = await ctx.pool.query<{ id: string | null; count: number }>(
    "SELECT password_key AS id, count(*)::int AS count FROM users WHERE password_hash IS NOT NULL GROUP BY 1",
  );
  const variable = "SECURITY_PASSWORD_SALT";
  const foreign = rows.filter(({ id }) => id === null);
  const own = rows.flatMap(({ id, count }) => (id === null ? [] : [{ id, count }]));
  return [
    ...placed(own, ctx.passwordKeys).map((use) => ({ variable, what: keyUses.passwords, ...use })),
    ...foreign.map(({ count }) => ({ variable, what: keyUses.foreignPasswords, place: null, count })),
  ];
}

function placed(rows: { id: string; count: number }[], listed: readonly string[]) {
  return rows
    .map(({ id, count }) => ({ place: listed.indexOf(id) + 1 || null, count }))
    .sort((one, other) => (one.place ?? Number.MAX_VALUE) - (other.place ?? Number.MAX_VALUE));
}
