import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rootFolder } from "#src/platform/config/index.ts";

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

describe("the lock file", () => {
  const lock = JSON.parse(readFileSync(`${rootFolder()}/package-lock.json`, "utf8")) as {
    packages: Record<string, Entry>;
  };

  it("names the package of every platform, or npm ci refuses it where a registry lacks one", () => {
    const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, "")));
    const missing = Object.values(lock.packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });

  it("names no address to download from: each machine has a registry of its own", () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
  });
});
