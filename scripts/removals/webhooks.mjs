/** @type {import("../removal.mjs").Removal} */
export default {
  title: "webhooks: other programs are told what happens",
  files: [
    "app/admin/webhooks",
    "lib/security/features/webhooks",
    "lib/webhooks",
    "tests/integration/webhooks.test.ts",
    "e2e/webhooks.spec.ts",
  ],
  pieces: {
    "docs/from-flask-security.md": ["^\\| `WEBHOOK"],
    "app/admin/layout.tsx": ["managesWebhooks", "const webhooks ="],
    "e2e/every-door.spec.ts": ['startsWith\\("/admin/webhooks/', "^async function webhook\\("],
    "e2e/server.ts": ["Receivers of webhooks", "SECURITY_WEBHOOK_"],
    "instrumentation.ts": ["webhooks\\.start"],
    "lib/security/config.ts": ["^ {2,4}webhooks: ", '"webhooks:write"'],
    "lib/security/core/announced.ts": ['^ {2}"WEBHOOK_'],
    "lib/security/core/errors.ts": ["^ {2}WEBHOOK_"],
    "lib/security/core/events.ts": ["^ {2}webhook_"],
    "lib/security/core/paths.ts": ["^ {2}adminWebhook"],
    "lib/security/core/settings.ts": ["^ {2}WEBHOOK"],
    "lib/security/features/maintenance/purge-expired.ts": ["webhookDeliveries: "],
    "lib/security/features/secrets/key-uses.ts": ["^ {2}webhooks: "],
    "lib/security/features/secrets/sealed-columns.ts": ["webhookBox }"],
    "lib/security/runtime.ts": [
      'from "@/lib/webhooks/',
      "^ {2}webhooks: WebhookWorker",
      "const webhooks = ",
      "^ {4}webhooks,$",
      "webhooks\\.stop",
    ],
    "lib/security/subscribers.ts": ["queueWebhooks }", "^ {2}webhook_"],
    "lib/security/web/deliver.ts": ["errands\\.webhooks", "^async function tellOthers"],
    "lib/security/web/outcomes.ts": ["^export const backToWebhooks?\\b"],
    "components/layout/admin-nav.tsx": ["\\.\\.\\.\\(webhooks \\?"],
    "prisma/schema.prisma": ["── Webhooks ──", "^model Webhook"],
  },
  around: { "lib/security/features/secrets/sealed-columns.ts": ["name: keyUses\\.webhooks"] },
  edits: {
    "lib/security/domain/erasure.ts": [
      [
        `  await tx.$executeRaw\`
    DELETE FROM webhook_deliveries WHERE payload #>> '{data,userId}' = \${id} OR payload #>> '{data,actorId}' = \${id}\`;
`,
        "",
      ],
    ],
    "lib/security/features/administration/access.ts": [[', "webhooks:write")', ")"]],
    "lib/security/context.ts": [["errands: { mail: boolean; webhooks: boolean }", "errands: { mail: boolean }"]],
    "lib/security/runtime.ts": [["errands: { mail: false, webhooks: false }", "errands: { mail: false }"]],
    "lib/security/subscribers.ts": [["[queueWebhooks, ", "["]],
    "tests/system/fuzz.test.ts": [[', "/admin/webhooks"', ""]],
    "app/admin/layout.tsx": [
      ["activity, mayManage]", "activity]"],
      [" webhooks={webhooks}", ""],
    ],
    "components/layout/admin-nav.tsx": [
      ["; webhooks: boolean }", " }"],
      [", webhooks }", " }"],
    ],
  },
  sections: { "docs/operate.md": ["Webhooks"] },
  texts: [
    "admin.webhooks",
    "admin.webhook",
    "errors.WEBHOOK_*",
    "layout.adminNav.webhooks",
    "terminal.purge.counts.webhookDeliveries",
    "terminal.secrets.check.uses.webhooks",
  ],
  words: "webhook",
  tables: true,
};
