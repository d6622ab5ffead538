import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIOME = join(ROOT, "node_modules/@biomejs/biome/bin/biome");

/** One file that breaks (or keeps) a rule: where it stands, what it says, what the linter answers. */
interface Snippet {
  readonly path: string;
  readonly code: string;
  /** A piece of the message, or undefined when nothing may be found. */
  readonly says: string | undefined;
}

const uses = (specifier: string) => `import { a } from "${specifier}";\nexport const b = a;\n`;

const SNIPPETS: readonly Snippet[] = [
  { path: "src/kernel/a.ts", code: uses("#src/stats/a.ts"), says: "The kernel imports nothing" },
  { path: "src/kernel/b.ts", code: uses("../platform/clock.ts"), says: "stays in its room" },
  { path: "src/kernel/c.ts", code: uses("date-holidays"), says: "without that package" },
  { path: "src/kernel/d.ts", code: uses("./e.ts"), says: undefined },
  { path: "src/kernel/f.ts", code: "export const now = () => new Date();\n", says: "global variable Date" },
  {
    path: "src/kernel/g.ts",
    code: "export const now = () => Temporal.Now.instant();\n",
    says: "A rule has no clock",
  },
  { path: "src/stats/a.ts", code: uses("#src/platform/clock.ts"), says: "Numerics import the kernel alone" },
  { path: "src/stats/cox/b.ts", code: uses("../linear/matrix.ts"), says: undefined },
  { path: "src/stats/cox/c.ts", code: uses("../../platform/clock.ts"), says: "stays in its room" },
  { path: "src/stats/d.ts", code: "export const draw = () => Math.random();\n", says: "no chance in it" },
  { path: "src/stats/e.ts", code: uses("node:worker_threads"), says: undefined },
  { path: "src/platform/a.ts", code: uses("#src/domains/people/index.ts"), says: "declares as an interface" },
  { path: "src/platform/database/b.ts", code: uses("../config/index.ts"), says: undefined },
  { path: "src/platform/c.ts", code: "export const now = () => Temporal.Now.instant();\n", says: undefined },
  {
    path: "src/domains/contacts/rules.ts",
    code: uses("#src/platform/clock.ts"),
    says: "Models and rules are pure",
  },
  { path: "src/domains/contacts/model.ts", code: uses("./store.ts"), says: "Models and rules are pure" },
  { path: "src/domains/contacts/reply.ts", code: uses("../deadlines/due.ts"), says: "stays in its room" },
  { path: "src/domains/contacts/queue/order.ts", code: uses("../model.ts"), says: undefined },
  {
    path: "src/domains/contacts/queue/peer.ts",
    code: uses("../../deadlines/index.ts"),
    says: "stays in its room",
  },
  {
    path: "src/domains/contacts/face.ts",
    code: 'import type { A, B } from "#src/domains/deadlines/index.ts";\nexport const b = (a: A): B => a;\n',
    says: undefined,
  },
  {
    path: "src/domains/contacts/value.ts",
    code: 'import { a, b } from "#src/domains/deadlines/index.ts";\nexport const c = [a, b];\n',
    says: "types only",
  },
  {
    path: "src/domains/contacts/deep.ts",
    code: uses("#src/domains/deadlines/due.ts"),
    says: "other domains' index",
  },
  {
    path: "src/domains/people/rules.ts",
    code: "export const now = () => Date.now();\n",
    says: "global variable Date",
  },
  {
    path: "src/domains/people/model.ts",
    code: "export const draw = () => Math.random();\n",
    says: "no chance in it",
  },
  {
    path: "src/domains/contacts/store.ts",
    code: uses("#src/platform/journal/index.ts"),
    says: "A store holds SQL",
  },
  { path: "src/domains/people/store.ts", code: uses("#src/platform/database/sql.ts"), says: undefined },
  { path: "src/domains/visits/store.ts", code: uses("./actions.ts"), says: "A store holds SQL" },
  { path: "src/domains/contacts/actions.ts", code: uses("#src/platform/journal/index.ts"), says: undefined },
  {
    path: "src/domains/people/actions.ts",
    code: uses("#src/domains/contacts/store.ts"),
    says: "behind an index",
  },
  { path: "src/domains/visits/actions.ts", code: uses("#src/web/ui/button.tsx"), says: "behind an index" },
  {
    path: "src/web/ui/a.tsx",
    code: uses("#src/domains/contacts/index.ts"),
    says: "Components know no domain",
  },
  { path: "src/web/ui/b.tsx", code: uses("#src/platform/clock.ts"), says: "Components know no domain" },
  { path: "src/web/ui/fields/c.tsx", code: uses("#src/kernel/lang.ts"), says: undefined },
  { path: "src/web/client/a.ts", code: uses("#src/platform/clock.ts"), says: "sent to every reader" },
  {
    path: "src/web/staff/a.tsx",
    code: uses("#src/domains/contacts/actions.ts"),
    says: "domains by their index",
  },
  { path: "src/web/staff/b.tsx", code: uses("#src/domains/contacts/index.ts"), says: undefined },
  { path: "src/fhir/a.ts", code: uses("#src/web/ui/button.tsx"), says: "The FHIR face" },
  { path: "src/cli/a.ts", code: uses("#src/domains/contacts/store.ts"), says: "Commands import domains" },
  {
    path: "scenario/a.ts",
    code: uses("#src/domains/contacts/store.ts"),
    says: "drives the product from outside",
  },
  { path: "scenario/b.ts", code: uses("#src/domains/contacts/index.ts"), says: undefined },
  { path: "test/a.ts", code: uses("#src/domains/contacts/store.ts"), says: undefined },
  { path: "src/domains/people/rules.test.ts", code: uses("#src/platform/clock.ts"), says: undefined },
  { path: "src/platform/d.ts", code: 'console.log("a");\n', says: "console" },
  { path: "src/cli/b.ts", code: 'console.log("a");\n', says: undefined },
  { path: "bench/a.ts", code: 'console.log("a");\n', says: undefined },
  {
    path: "src/kernel/a.test.ts",
    code: 'import { it } from "vitest";\nit.only("a", () => {});\n',
    says: "focus",
  },
  {
    path: "src/kernel/b.test.ts",
    code: 'import { it } from "vitest";\nit.skip("a", () => {});\n',
    says: "disable tests",
  },
  {
    path: "src/platform/e.ts",
    code: 'import { f } from "./f.ts";\nexport const e = () => f;\n',
    says: "cycle",
  },
  {
    path: "src/platform/f.ts",
    code: 'import { e } from "./e.ts";\nexport const f = () => e;\n',
    says: "cycle",
  },
  { path: "src/web/ui/d.tsx", code: 'export const D = () => <img src="/a.png" />;\n', says: "alt" },
  {
    path: "src/web/ui/e.tsx",
    code: "export const E = () => <div onClick={() => {}}>a</div>;\n",
    says: "keyboard",
  },
];

describe("the rooms of the house", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "rooms-")));
  const found = new Map<string, string>();

  beforeAll(() => {
    for (const name of ["biome.json", "lint/pure.grit", "lint/types-only.grit"])
      cpSync(join(ROOT, name), join(folder, name));
    for (const { path, code } of SNIPPETS) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [BIOME, "lint", "--reporter=github", "--max-diagnostics=none", "."],
      { cwd: folder, encoding: "utf8" },
    );
    for (const line of stdout.split("\n")) {
      const path = /file=([^,]+)/.exec(line)?.[1]?.replace(`${folder}/`, "");
      if (path !== undefined) found.set(path, `${found.get(path) ?? ""}${line}\n`);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(SNIPPETS)("$path: $says", ({ path, says }) => {
    if (says === undefined) expect(found.get(path) ?? "").toBe("");
    else expect(found.get(path) ?? "nothing found").toContain(says);
  });

  it("are written into biome.json as lint/rooms.mjs makes them", () => {
    expect(() => execFileSync(process.execPath, [join(ROOT, "lint/rooms.mjs"), "--check"])).not.toThrow();
  });
});
