// Builds the program (server, command line, browser script, style sheet) into a folder named for the
// sources' fingerprint. Plain JavaScript, because it runs before anything is built.
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** JSX is typed by Hono and written as text by a runtime of our own, here and in vitest.config.ts. */
export const jsxRuntime = join(root, "src/web/jsx/runtime.ts");

function* files(dir) {
  if (!existsSync(dir)) return;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** A fingerprint of all that the build reads: path, size and time of change of every source file. */
export function fingerprint() {
  const hash = createHash("sha256");
  const sources = [
    ...files(join(root, "src")),
    ...files(join(root, "scenario")),
    ...files(join(root, "build")),
  ];
  for (const path of [...sources.sort(), join(root, "package-lock.json")]) {
    if (/\.test\.tsx?$/.test(path) || !existsSync(path)) continue;
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)}:${size}:${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

const content = (text) => createHash("sha256").update(text).digest("hex").slice(0, 10);

/** The style sheet and the fonts it names; slow to compile, so it is kept by the fingerprint of its own sources. */
async function styles(out, cache) {
  const theme = join(root, "src/web/ui/theme/theme.scss");
  if (!existsSync(theme)) return;
  const hash = createHash("sha256");
  for (const path of [...files(dirname(theme))].sort()) hash.update(readFileSync(path));
  hash.update(readFileSync(join(root, "package-lock.json")));
  const kept = join(cache, `css-${hash.digest("hex").slice(0, 16)}.css`);
  if (!existsSync(kept)) {
    const sass = await import("sass");
    const { css } = sass.compile(theme, {
      loadPaths: [join(root, "node_modules")],
      style: "compressed",
      quietDeps: true,
      logger: sass.Logger.silent,
    });
    mkdirSync(cache, { recursive: true });
    writeFileSync(kept, css);
  }
  const css = readFileSync(kept, "utf8");
  writeFileSync(join(out, "assets", `prima.${content(css)}.css`), css);
  cpSync(join(root, "src/web/ui/mark.svg"), join(out, "assets", "mark.svg"));
  const fonts = join(root, "node_modules/@fontsource/source-sans-3/files");
  for (const weight of ["400", "600"]) {
    const name = `source-sans-3-latin-${weight}-normal.woff2`;
    cpSync(join(fonts, name), join(out, "assets", name));
  }
}

/** The folder, or where the program is installed for all and may not write, one of the user's own. */
function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    const own = join(tmpdir(), `prima-build-${userInfo().username}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    // The name can be guessed, and others may write beside it: what somebody else put there is not run.
    const found = lstatSync(own);
    if (process.getuid && (!found.isDirectory() || found.uid !== process.getuid() || found.mode & 0o022))
      throw new Error(
        `${own} is not this account's own: remove it, or name another folder in PRIMA_BUILD_DIR`,
      );
    // What is built finds its packages from where it lies.
    const packages = join(own, "node_modules");
    rmSync(packages, { force: true });
    symlinkSync(packagesFrom(root), packages);
    return own;
  }
}

/** The folder of packages that the program was installed with: its own, or that of whoever depends on it. */
function packagesFrom(folder) {
  const packages = join(folder, "node_modules");
  if (existsSync(join(packages, "postgres")) || dirname(folder) === folder) return packages;
  return packagesFrom(dirname(folder));
}

const KEPT_BUILDS = 4;

/** Older builds go, but for the newest few: a program may still be running from one. */
function forgetOld(into, newest) {
  const builds = readdirSync(into)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => ({ path: join(into, name), at: statSync(join(into, name)).mtimeMs }))
    .filter(({ path }) => path !== newest)
    .sort((a, b) => b.at - a.at);
  for (const { path } of builds.slice(KEPT_BUILDS - 1)) rmSync(path, { recursive: true, force: true });
}

/** Builds unless it is built already; returns the folder. */
export async function build({ into = process.env.PRIMA_BUILD_DIR ?? writable(join(root, ".build")) } = {}) {
  const out = join(into, fingerprint());
  if (existsSync(join(out, "done"))) return out;
  const esbuild = await import("esbuild");
  const temporary = `${out}.${process.pid}`;
  mkdirSync(join(temporary, "assets"), { recursive: true });
  const client = join(root, "src/web/client/main.ts");
  await Promise.all([
    esbuild.build({
      entryPoints: { main: join(root, "src/cli/main.ts") },
      outdir: temporary,
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      target: "node26",
      packages: "external",
      jsx: "automatic",
      jsxImportSource: "hono/jsx",
      alias: { "hono/jsx/jsx-runtime": jsxRuntime },
      sourcemap: "linked",
      outExtension: { ".js": ".mjs" },
      define: { "process.env.PRIMA_ROOT": JSON.stringify(root) },
      logLevel: "warning",
    }),
    existsSync(client) &&
      esbuild.build({
        entryPoints: { client },
        outdir: join(temporary, "assets"),
        entryNames: "[name].[hash]",
        bundle: true,
        minify: true,
        format: "esm",
        target: ["es2020"],
        logLevel: "warning",
      }),
    styles(temporary, join(into, "kept")),
  ]);
  // Else its process stays for as long as the program runs.
  await esbuild.stop();
  writeFileSync(join(temporary, "done"), "");
  // Another start may have built the same meanwhile: either is right.
  try {
    renameSync(temporary, out);
  } catch {
    rmSync(temporary, { recursive: true, force: true });
  }
  forgetOld(into, out);
  return out;
}
