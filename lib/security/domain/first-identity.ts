import type { IdentityKind } from "@/prisma/generated/client";
import type { IdentityAttribute } from "../config";
import type { Context } from "../context";

const kindOf: Record<IdentityAttribute, IdentityKind> = {
  email: "email",
  username: "username",
  us_phone_number: "phone",
};

/** What a person is known by: the first identity attribute, in the configured order, that they have. As they wrote it. */
export async function firstIdentityOf({ config, db }: Context, userId: string): Promise<string> {
  const { email, username, identityKeys } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, username: true, identityKeys: { where: { kind: "phone" } } },
  });
  const values = { email, username, phone: identityKeys[0]?.key ?? null };
  const first = config.identity.attributes.map((attribute) => values[kindOf[attribute]]).find(Boolean);
  return first ?? email;
}
