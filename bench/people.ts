import { createHmac } from "node:crypto";
import { loadEnvironment } from "@/lib/env";
import { createUser } from "@/lib/security/domain/users";
import { createServices } from "@/lib/security/runtime";

export const password = "correct horse battery staple";
export const peopleCount = 200;
export const emailOf = (index: number): string => `bench${index}@example.com`;
export const administrator = "bench-admin@example.com";

/** Fills an empty, migrated database. Answers the cookie by which the floors know the first person. */
export async function makePeople(variables: Record<string, string>): Promise<{ floorCookie: string }> {
  const services = createServices(loadEnvironment(variables));
  const { prisma } = services.database;
  const now = new Date();
  const passwordHash = await services.passwords.hash(password);
  const role = await prisma.role.upsert({
    where: { name: "admin" },
    update: {},
    create: { name: "admin", updatedAt: now },
  });
  let first = "";
  for (const email of [...Array.from({ length: peopleCount }, (_, index) => emailOf(index)), administrator]) {
    const user = await createUser(prisma, { email, username: null, passwordHash, active: true, confirmedAt: now }, now);
    first ||= user.uniquifier;
    if (email === administrator) await prisma.userRole.create({ data: { userId: user.id, roleId: role.id } });
  }
  await services.close();
  const mac = createHmac("sha256", "a key of the benchmark, of no use elsewhere").update(first).digest("base64url");
  return { floorCookie: `s=${first}.${mac}` };
}
