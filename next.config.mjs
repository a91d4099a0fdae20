import createNextIntlPlugin from "next-intl/plugin";
import { externalPackages } from "./scripts/external-packages.mjs";

const withTexts = createNextIntlPlugin("./lib/security/web/next-intl.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // A title is in the head from the start, for whoever has no JavaScript too.
  htmlLimitedBots: /.*/,
  // Without tests and their tools, so that an installation without development packages can build.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  // What the doorman gives every other answer. Those of the JSON door say the same, whatever Next says in its place does not.
  headers: async () => [
    {
      source: "/api/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "x-frame-options", value: "DENY" },
        { key: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" },
      ],
    },
  ],
  // No image is resized on the server: one public endpoint less.
  images: { unoptimized: true },
  // Read or started by path, so Next does not see that they are needed: for hosts that copy only what it sees.
  outputFileTracingIncludes: {
    "/**": [
      "./prisma/migrations/**/*",
      "./lib/password-hashing/**/*",
      "./node_modules/@node-rs/**/*",
      "./node_modules/bcryptjs/**/*",
    ],
  },
  serverExternalPackages: externalPackages,
};

export default withTexts(nextConfig);
