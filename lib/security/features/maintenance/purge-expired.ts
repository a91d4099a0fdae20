import { z } from "zod";
import { systemOnly } from "../../core/access";
import { days } from "../../core/durations";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** What has ended stays this long, for whoever asks what it was. */
const afterlife = days(7);

/** Deletes what nobody can use any more: sessions, links, codes, ceremonies, trusted browsers, spent limits and mail that went out. */
export const purgeExpired = defineUseCase({
  name: "maintenance.purge-expired",
  input: z.object({}),
  access: systemOnly(),
  async run(_, { db, config, now }) {
    const over = new Date(now().getTime() - afterlife);
    const expired = { where: { expiresAt: { lt: over } } };
    const longUnused = new Date(now().getTime() - config.devices.knownFor);
    const counts = {
      sessions: await db.session.deleteMany({
        where: { OR: [{ expiresAt: { lt: over } }, { endedAt: { lt: over } }] },
      }),
      tickets: await db.sessionTicket.deleteMany(expired),
      parkedLogins: await db.parkedLogin.deleteMany(expired),
      links: await db.oneTimeToken.deleteMany(expired),
      codes: await db.oneTimeCode.deleteMany(expired),
      ceremonies: await db.webauthnChallenge.deleteMany(expired),
      trustedDevices: await db.trustedDevice.deleteMany(expired),
      knownDevices: await db.knownDevice.deleteMany({ where: { lastUsedAt: { lt: longUnused } } }),
      personalTokens: await db.personalToken.deleteMany({
        where: { OR: [{ expiresAt: { lt: over } }, { revokedAt: { lt: over } }] },
      }),
      refreshTokens: await db.refreshTracker.deleteMany(expired),
      webhookDeliveries: await db.webhookDelivery.deleteMany({
        where: {
          nextAttemptAt: null,
          createdAt: { lt: new Date(now().getTime() - config.webhooks.keepFor) },
        },
      }),
      // A bucket whose time is over counts as a new one; nothing looks at it again. `expire` is in milliseconds since 1970.
      buckets: await db.throttle.deleteMany({ where: { expire: { lt: BigInt(now().getTime()) } } }),
      messages: await db.outboxMessage.deleteMany({ where: { sentAt: { lt: over } } }),
    };
    return ok(Object.fromEntries(Object.entries(counts).map(([name, { count }]) => [name, count])));
  },
});
