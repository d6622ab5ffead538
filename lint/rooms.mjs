/**
 * Writes the import rules of the house into biome.json: `node lint/rooms.mjs`; `--check` only compares and fails when
 * biome.json is stale or a file too long. Biome's overrides replace each other's options instead of merging them, so every file must fall
 * under exactly one list: the lists are made here from the rooms below.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { longFiles } from "./length.mjs";

const FILE = new URL("../biome.json", import.meta.url);
const TESTS = ["!**/*.test.ts", "!**/*.test.tsx", "!**/testing/**"];
const DEPTHS = [0, 1, 2, 3];

const KERNEL = "#src/kernel/**";
const STATS = "#src/stats/**";
const PLATFORM = "#src/platform/**";
const COUNTY = "#src/county/**";
const FACES = "#src/domains/*/index.ts";

/** Files of a domain that are more than values, by name, also as the end of a longer one ("queue-store.ts"). */
const STORE = ["store"];
const DOING = ["index", "actions", "policy", "access", "jobs", "kind", "content", "fhir", "projector"];
const named = (names) => names.flatMap((name) => [`${name}.ts`, `*-${name}.ts`, `${name}.tsx`]);

/** Rooms of pages that are each for one kind of reader, or for other systems. */
const AUDIENCES = ["resident", "staff", "leaders", "demo", "integrations"];
const PAGES = {
  may: [KERNEL, STATS, PLATFORM, FACES, "#src/fhir/index.ts", "#src/web/**"],
  packages: "all",
  why: "Pages import domains by their index, the FHIR face, the platform and web: what lies behind an index may change without asking.",
};
const audience = (name) => ({
  ...PAGES,
  base: `src/web/${name}`,
  within: "src/web",
  apart: AUDIENCES.filter((other) => other !== name),
});

/**
 * base: the folder. only/except: file names in it. may: imports of ours. packages: names, or "all".
 * within: the folder above it that relative imports may name; apart: folders of it that they may not.
 * pure: neither clock nor chance. why: what the reader is told.
 */
const ROOMS = [
  {
    base: "src/kernel",
    may: [],
    packages: [],
    pure: true,
    why: "The kernel imports nothing: everything else stands on it.",
  },
  {
    base: "src/stats",
    may: [KERNEL],
    packages: ["node:*"],
    pure: true,
    why: "Numerics import the kernel alone, so that they can be checked against other programs by themselves.",
  },
  {
    base: "src/platform",
    may: [KERNEL, PLATFORM],
    packages: "all",
    why: "The platform imports the kernel alone: what it needs to know of a domain it declares as an interface, the domain implements it and app.ts joins them.",
  },
  {
    base: "src/domains/*",
    except: [...STORE, ...DOING],
    may: [KERNEL, STATS, FACES],
    // Besides zod, what the form engine runs its rules with: all are functions of values.
    packages: ["zod", "fhirpath", "re2js", "markdown-it", "sanitize-html", "node:vm", "node:module"],
    pure: true,
    why: "Models and rules are pure: they import kernel, stats, their own domain's models and rules, and other domains' index. What asks the platform belongs in store.ts, actions.ts or policy.ts.",
    inside: named([...STORE, "actions", "policy", "jobs", "projector"]),
  },
  {
    base: "src/domains/*",
    only: STORE,
    may: [KERNEL, "#src/platform/database/**"],
    packages: ["postgres"],
    why: "A store holds SQL and decides nothing: it imports its own model, the kernel and platform/database.",
    inside: named(["actions", "policy"]),
  },
  {
    base: "src/domains/*",
    only: DOING,
    may: [KERNEL, STATS, PLATFORM, FACES],
    packages: "all",
    why: "An action imports its own domain's files, the platform and other domains' index: what lies behind an index may change without asking.",
  },
  {
    base: "src/web/ui",
    may: [KERNEL, "#src/web/ui/**"],
    packages: "all",
    why: "Components know no domain and no platform: a page hands them values, so that every component can be shown by itself.",
  },
  {
    base: "src/web/client",
    may: [KERNEL, "#src/web/client/**"],
    packages: "all",
    why: "What runs in the browser imports the kernel alone: anything more would be sent to every reader.",
  },
  ...AUDIENCES.map(audience),
  {
    ...PAGES,
    base: "src/web",
    within: "src/web",
    beside: ["ui", "client", ...AUDIENCES].map((name) => `src/web/${name}`),
    apart: AUDIENCES,
  },
  {
    base: "src/county",
    may: [KERNEL, STATS, PLATFORM, FACES, COUNTY],
    packages: "all",
    why: "The county joins its content with the domains, by their index; pages and commands stand above it.",
  },
  {
    base: "src/fhir",
    may: [KERNEL, STATS, PLATFORM, FACES, "#src/fhir/**"],
    packages: "all",
    why: "The FHIR face imports domains by their index and the platform.",
  },
  {
    base: "src/cli",
    may: [
      ...[KERNEL, STATS, PLATFORM, FACES, COUNTY, "#src/app.ts", "#src/cli/**", "#scenario/**"],
      "#src/web/forms/standalone.tsx",
    ],
    packages: "all",
    why: "Commands import domains by their index, the platform, app.ts, the scenario player and a form's page by itself.",
  },
  {
    base: "scenario",
    may: [KERNEL, STATS, PLATFORM, FACES, COUNTY, "#src/app.ts", "#scenario/**"],
    packages: "all",
    why: "The scenario player drives the product from outside: domains by their index, the platform and the kernel.",
  },
];

const APART =
  "One audience's pages do not lean on another's, and what several share leans on none: put the shared piece into a room of its own in src/web, named by what it is about, or into src/web/ui when it knows no domain.";
const PURE = "A rule is a function of values: hand in what it needs, such as `now`, as an argument.";
const DENIED_GLOBALS = Object.fromEntries(
  ["Date", "performance", "crypto", "fetch", "setTimeout", "setInterval"].map((name) => [name, PURE]),
);

/** The overrides of one room: one for each depth of folders, because "../" leaves the room at another count in each. */
function overridesOf(room) {
  const depths = room.base === "src/kernel" ? [0] : DEPTHS;
  return depths.map((depth) => ({
    includes: includesOf(room, depth),
    linter: {
      rules: {
        style: {
          noRestrictedImports: { level: "error", options: { patterns: patternsOf(room, depth) } },
          ...(room.pure && {
            noRestrictedGlobals: { level: "error", options: { deniedGlobals: DENIED_GLOBALS } },
          }),
        },
      },
    },
  }));
}

function includesOf({ base, only, except = [], beside = [] }, depth) {
  const folder = `${base}${"/*".repeat(depth)}`;
  const files = only ? named(only).map((name) => `${folder}/${name}`) : [`${folder}/*.ts`, `${folder}/*.tsx`];
  return [
    ...files,
    ...named(except).map((name) => `!${folder}/${name}`),
    ...beside.map((other) => `!${other}/**`),
    ...TESTS,
  ];
}

function patternsOf({ base, may, packages, why, inside = [], within = base, apart = [] }, depth) {
  const up = "../".repeat(depth + base.split("/").length - within.split("/").length);
  const patterns = [
    { group: ["#*/**", ...may.map((name) => `!${name}`)], message: why },
    {
      group: [`../${up}**`],
      message: `A relative import stays in its room; write "#src/…" to name another. ${why}`,
    },
  ];
  if (packages !== "all") {
    const allowed = packages.map((name) => `!${name}`);
    patterns.push({
      group: ["**", "!#*/**", "!./**", "!../**", ...allowed],
      message: `This room does without that package. ${why}`,
    });
  }
  if (apart.length > 0)
    patterns.push({
      group: apart.flatMap((name) => [`${up || "./"}${name}/**`, `#${within}/${name}/**`]),
      message: APART,
    });
  if (inside.length > 0) patterns.push({ group: inside.map((name) => `**/${name}`), message: why });
  return patterns;
}

/** What biome.json says of the rooms. */
function overrides() {
  return ROOMS.flatMap(overridesOf);
}

/** Where clock and chance are refused by lint/pure.grit, which sees `Temporal.Now` and `Math.random`. */
function pureFiles() {
  const impure = named([...STORE, ...DOING]).map((name) => `!src/domains/**/${name}`);
  return ["src/kernel/**", "src/stats/**", "src/domains/**", ...impure, ...TESTS];
}

/** A domain's values and rules, and not its face: where lint/types-only.grit refuses other domains' values. */
function ruleFiles() {
  return [...pureFiles().slice(2), "!src/domains/*/index.ts"];
}

function main(check) {
  if (check) {
    const long = longFiles(new URL("../", import.meta.url));
    for (const message of long) console.error(message);
    if (long.length > 0) process.exitCode = 1;
  }
  const config = JSON.parse(readFileSync(FILE, "utf8"));
  const fixed = config.overrides.filter(
    (override) => override.linter?.rules?.style?.noRestrictedImports === undefined,
  );
  const wanted = {
    ...config,
    plugins: [
      { path: "./lint/pure.grit", includes: pureFiles() },
      { path: "./lint/types-only.grit", includes: ruleFiles() },
    ],
    overrides: [...fixed, ...overrides()],
  };
  if (isDeepStrictEqual(config, wanted)) return;
  if (check) {
    console.error("biome.json is not what lint/rooms.mjs makes: run `node lint/rooms.mjs`");
    process.exitCode = 1;
  } else {
    writeFileSync(FILE, `${JSON.stringify(wanted, null, 2)}\n`);
  }
}

main(process.argv.includes("--check"));
