import { defineConfig } from "vitest/config";
import { jsxRuntime } from "./build/build.mjs";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  resolve: { alias: { "hono/jsx/jsx-dev-runtime": jsxRuntime, "hono/jsx/jsx-runtime": jsxRuntime } },
  test: {
    include: [
      "src/**/*.test.ts",
      "src/**/*.test.tsx",
      "scenario/**/*.test.ts",
      "test/**/*.test.ts",
      "lint/**/*.test.ts",
    ],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
