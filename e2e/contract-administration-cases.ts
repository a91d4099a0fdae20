import { makeAdministrator } from "./administration";
import type { Case, Prepared } from "./contract-call";
import { jsonClient, postWithCsrf, signInForToken } from "./json-client";
import { freshAddress, person } from "./people";
import { query } from "./server";

/** By an administrator, with whatever the call needs first. */
const administers = (prepare: () => Prepared | Promise<Prepared> = () => ({})): Case => ({
  as: "person",
  async prepare({ who }) {
    await makeAdministrator(who);
    return prepare();
  },
});

const aPerson = async (): Promise<Prepared> => ({ part: (await person()).email });
const aPersonAnd = (body: object) => async (): Promise<Prepared> => ({ ...(await aPerson()), body });
const aName = (): string => `role-${crypto.randomUUID().slice(0, 8)}`;

async function aRole(...holders: string[]): Promise<string> {
  const name = aName();
  await query("INSERT INTO roles (id, name, updated_at) VALUES (gen_random_uuid(), $1, now())", [name]);
  for (const email of holders)
    await query(
      "INSERT INTO user_roles (user_id, role_id) SELECT u.id, r.id FROM users u, roles r WHERE u.email = $1 AND r.name = $2",
      [email, name],
    );
  return name;
}

/** Good input for the operations of the administration. */
export const administrationCases: Record<string, Case> = {
  "GET /api/security/admin/users": administers(),
  "POST /api/security/admin/users": administers(() => ({ body: { email: freshAddress() } })),
  "GET /api/security/admin/users/{id}": administers(async () => {
    const [found] = await query("SELECT id FROM users WHERE email = $1", [(await person()).email]);
    return { part: `${found?.id}` };
  }),
  "PUT /api/security/admin/users/{identity}/active": administers(aPersonAnd({ active: false })),
  "POST /api/security/admin/users/{identity}/send-reset": administers(aPerson),
  "POST /api/security/admin/users/{identity}/reset-access": administers(aPerson),
  "GET /api/security/admin/users/{identity}/sessions": administers(aPerson),
  "DELETE /api/security/admin/users/{identity}/sessions": administers(aPerson),
  "DELETE /api/security/admin/sessions/{session}": administers(async () => {
    const client = await jsonClient();
    await signInForToken(client, await person());
    const { response } = await (await client.get("/sessions")).json();
    return { part: response.sessions[0].id };
  }),
  "GET /api/security/admin/users/{identity}/tokens": administers(aPerson),
  "DELETE /api/security/admin/tokens/{token}": administers(async () => {
    const client = await jsonClient();
    await signInForToken(client, await person());
    const { response } = await (await postWithCsrf(client, "/personal-tokens", { name: "to be revoked" })).json();
    return { part: response.id };
  }),
  "POST /api/security/admin/users/{identity}/roles": administers(async () => ({
    ...(await aPerson()),
    body: { role: await aRole() },
  })),
  "DELETE /api/security/admin/users/{identity}/roles": administers(async () => {
    const { email } = await person();
    return { part: email, body: { role: await aRole(email) } };
  }),
  "GET /api/security/admin/roles": administers(),
  "POST /api/security/admin/roles": administers(() => ({ body: { name: aName(), permissions: ["reports:read"] } })),
  "PUT /api/security/admin/roles/{role}": administers(async () => ({
    part: await aRole(),
    body: { permissions: ["reports:read"] },
  })),
  "DELETE /api/security/admin/roles/{role}": administers(async () => ({ part: await aRole() })),
  "GET /api/security/admin/audit": administers(),
};
