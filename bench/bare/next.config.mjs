import path from "node:path";
import { externalPackages } from "../../scripts/external-packages.mjs";

/** A page of ten lines behind our doorman and our check of the session: what this security costs by itself. Built by `npm run bench`. */
export default {
  poweredByHeader: false,
  serverExternalPackages: externalPackages,
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
};
