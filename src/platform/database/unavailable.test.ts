import { expect, it } from "vitest";
import { isUnavailable } from "./unavailable.ts";

const rows: [string, unknown, boolean][] = [
  ["refused", { code: "ECONNREFUSED", syscall: "connect" }, true],
  ["no socket", { code: "ENOENT", syscall: "connect" }, true],
  ["no file", { code: "ENOENT", syscall: "open" }, false],
  ["closed by the driver", { code: "CONNECTION_CLOSED" }, true],
  ["stopped by an administrator", { code: "57P01" }, true],
  ["starting up", { code: "57P03" }, true],
  ["too many connections", { code: "53300" }, true],
  ["disk full", { code: "53100" }, true],
  ["connection exception", { code: "08006" }, true],
  ["statement cancelled for its time", { code: "57014" }, false],
  ["unique violation", { code: "23505" }, false],
  ["wrapped", new Error("x", { cause: { code: "ECONNRESET" } }), true],
  ["every address refused", { errors: [{ code: "ECONNREFUSED" }] }, true],
  ["nothing", undefined, false],
];
it.each(rows)("%s", (_name, error, expected) => {
  expect(isUnavailable(error)).toBe(expected);
});
