import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          testTimeout: 20_000,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, "tests/{integration,system,soak}/**", "e2e/**", ".next/**", ".data/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          pool: "forks",
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: "tests/support/environment.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...["system", "soak"].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          pool: "forks" as const,
          fileParallelism: false,
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: "tests/support/environment.ts",
          testTimeout: name === "soak" ? 900_000 : 120_000,
          hookTimeout: 120_000,
        },
      })),
    ],
  },
});
