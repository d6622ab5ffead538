/**
 * No file past 300 lines: `node lint/rooms.mjs --check` asks here. Stories that share a house of their own (a database,
 * a server, a browser) may be longer, because a second house costs every run of the tests ten seconds.
 */
import { globSync, readFileSync } from "node:fs";

const MOST = 300;
const FILES = "{src,scenario,test,bench,build,lint,bin}/**/*.{ts,tsx,mjs,scss}";
const HOUSE = /\b(testHouse|testDatabase)\(/;

/** What is wrong with a file's length, told so that one knows what to do; undefined when nothing is. */
export function tooLong(path, text) {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  if (lines <= MOST || (/\.test\.tsx?$/.test(path) && HOUSE.test(text))) return undefined;
  return `${path} has ${lines} lines: a file past ${MOST} is two ideas. Give the second a file of its own, named by what it is.`;
}

/** The same of every file of the house, in the order of their paths. */
export const longFiles = (root) =>
  globSync(FILES, { cwd: root })
    .sort()
    .flatMap((path) => tooLong(path, readFileSync(new URL(path, root), "utf8")) ?? []);
