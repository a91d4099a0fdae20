import { freshAddress, newPassword, type Person } from "./people";

/** A request that succeeds. */
export type Case = {
  /** Who calls: nobody, or by the session of a browser the person or one who may read reports. */
  as: "guest" | "person" | "reader";
  /** A mail that has to be asked for first; its token stands in the path. */
  link?: "confirm" | "reset";
  body?: (person: Person) => object;
};

/** Good input for every operation of the document. A new endpoint needs a line here, or the test of the contract fails. */
export const cases: Record<string, Case> = {
  "GET /api/health": { as: "guest" },
  "GET /api/ready": { as: "guest" },
  "GET /api/me": { as: "person" },
  "POST /api/me": { as: "person" },
  "GET /api/reports": { as: "reader" },
  "GET /api/security/login": { as: "person" },
  "POST /api/security/login": { as: "guest", body: ({ email, password }) => ({ email, password }) },
  "POST /api/security/logout": { as: "person" },
  "GET /api/security/register": { as: "guest" },
  "POST /api/security/register": {
    as: "guest",
    body: () => ({ email: freshAddress(), password: newPassword, password_confirm: newPassword }),
  },
  "GET /api/security/confirm": { as: "guest" },
  "POST /api/security/confirm": { as: "guest", body: ({ email }) => ({ email }) },
  "GET /api/security/confirm/{token}": { as: "guest", link: "confirm" },
  "POST /api/security/confirm/{token}": { as: "guest", link: "confirm" },
  "GET /api/security/reset": { as: "guest" },
  "POST /api/security/reset": { as: "guest", body: ({ email }) => ({ email }) },
  "GET /api/security/reset/{token}": { as: "guest", link: "reset" },
  "POST /api/security/reset/{token}": {
    as: "guest",
    link: "reset",
    body: () => ({ password: newPassword, password_confirm: newPassword }),
  },
  "GET /api/security/change": { as: "person" },
  "POST /api/security/change": {
    as: "person",
    body: ({ password }) => ({ password, new_password: newPassword, new_password_confirm: newPassword }),
  },
  "GET /api/security/verify": { as: "person" },
  "POST /api/security/refresh-token": { as: "person" },
  "POST /api/security/verify": { as: "person", body: ({ password }) => ({ password }) },
};
