import { z } from "zod";
import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { systemOnly } from "../../core/access";
import { ok } from "../../core/result";
import { administratorRole } from "../../domain/administrators";
import { normalizePassword } from "../../domain/passwords";
import { createUser, findUserByEmail } from "../../domain/users";
import { defineUseCase } from "../../use-case";

const password = "Gatehouse-demo-1";

const demoRoles = [
  { name: administratorRole, description: "Administers people and roles", permissions: ["users:write"] },
  { name: "editor", description: "Reads the reports", permissions: ["reports:read"] },
];

const demoPeople = [
  { email: "alice@example.com", active: true, confirmed: true, roles: [] },
  { email: "admin@example.com", active: true, confirmed: true, roles: [administratorRole, "editor"] },
  { email: "dave@example.com", active: false, confirmed: true, roles: [] },
  { email: "nora@example.com", active: true, confirmed: false, roles: [] },
];

/**
 * Adds the demo people and their roles, as far as they are missing; whoever is there stays as they are. Their password is
 * public, so only the terminal may.
 */
export const seedDemo = defineUseCase({
  name: "administration.seed-demo",
  input: z.object({}),
  access: systemOnly(),
  async run(_, ctx) {
    try {
      return ok({ people: await seed(ctx) });
    } catch (error) {
      // Somebody else was seeding at the same moment.
      if (!isUniqueViolation(error)) throw error;
      return ok({ people: await seed(ctx) });
    }
  },
});

async function seed(ctx: Context): Promise<string[]> {
  const owners = await Promise.all(demoPeople.map(({ email }) => findUserByEmail(ctx.db, email)));
  const missing = demoPeople.filter((_, index) => !owners[index]);
  const hashes = await Promise.all(missing.map(() => ctx.passwords.hash(normalizePassword(password, ctx.config))));
  await inTransaction(ctx.db, async (tx) => {
    const now = ctx.now();
    const data = demoRoles.map((role) => ({ ...role, updatedAt: now }));
    await tx.role.createMany({ data, skipDuplicates: true });
    for (const [index, person] of missing.entries()) {
      const { email, active, confirmed, roles } = person;
      const confirmedAt = confirmed ? now : null;
      const made = { email, username: null, passwordHash: hashes[index] ?? null, active, confirmedAt };
      const user = await createUser(tx, made, now);
      await grant(tx, user.id, roles);
    }
  });
  return missing.map(({ email }) => email);
}

async function grant(tx: Prisma.TransactionClient, userId: string, names: string[]): Promise<void> {
  const roles = await tx.role.findMany({ where: { name: { in: names } } });
  await tx.userRole.createMany({ data: roles.map(({ id }) => ({ userId, roleId: id })) });
}
