import { z } from "zod";
import { ok } from "../../core/result";
import { administratorRole } from "../../domain/administrators";
import { defineUseCase } from "../../use-case";
import { readsRoles } from "./access";

/** Every role by name: what it permits, and how many people have it. */
export const listRoles = defineUseCase({
  name: "administration.list-roles",
  input: z.object({}),
  access: readsRoles,
  async run(_, ctx) {
    const found = await ctx.db.role.findMany({
      orderBy: { name: "asc" },
      include: { _count: { select: { users: true } } },
    });
    const roles = found.map(({ name, description, permissions, _count }) => ({
      name,
      description,
      permissions: [...permissions].sort(),
      holders: _count.users,
      isAdministrator: name === administratorRole,
    }));
    return ok({ roles });
  },
});
