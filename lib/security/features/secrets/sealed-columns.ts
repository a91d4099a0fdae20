import type { SecretBox } from "@/lib/crypto/secret-box";
import { webhookBox } from "@/lib/webhooks/secret";
import type { Context } from "../../context";
import { type KeyedThing, keyUses } from "./key-uses";
import type { SealedKind } from "./schema";

/**
 * A place in the database that holds something sealed. `value` reads it, `assign` replaces it by `$2` where it still is `$3`
 * in the row of key `$1`. Whoever seals another column adds it here.
 */
export type SealedColumn = {
  kind: SealedKind;
  name: KeyedThing;
  table: string;
  key: string;
  value: string;
  assign: string;
  box(ctx: Context): SecretBox;
};

export const sealedColumns: readonly SealedColumn[] = [
  {
    kind: "totp",
    name: keyUses.authenticatorApps,
    ...column("code_secrets", "id", "secret"),
    box: ({ totpBox }) => totpBox,
  },
  {
    kind: "totp",
    name: keyUses.appsWhileSigningIn,
    ...column("parked_logins", "hash", "setup_secret"),
    box: ({ totpBox }) => totpBox,
  },
  {
    kind: "totp",
    name: keyUses.appsInSetup,
    table: "one_time_tokens",
    key: "hash",
    value: "payload ->> 'secret'",
    assign: "payload = jsonb_set(payload, '{secret}', to_jsonb($2::text))",
    box: ({ totpBox }) => totpBox,
  },
  {
    kind: "session",
    name: keyUses.messages,
    ...column("outbox_messages", "id", "payload"),
    box: ({ outboxBox }) => outboxBox,
  },
  {
    kind: "session",
    name: keyUses.webhooks,
    ...column("webhook_endpoints", "id", "secret"),
    box: ({ keyring }) => webhookBox(keyring),
  },
];

function column(table: string, key: string, name: string) {
  return { table, key, value: name, assign: `${name} = $2::text` };
}
