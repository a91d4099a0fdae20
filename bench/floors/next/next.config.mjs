import path from "node:path";

/** The least that a page of Next can cost: no library but the database's. Built by `npm run bench`. */
export default {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};
