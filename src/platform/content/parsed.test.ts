import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parsedBefore } from "./parsed.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "prima-parsed-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("knows at the next start what was parsed at this one, and nothing that JSON would change", async () => {
  const first = await parsedBefore(folder);
  expect(first.of("a: 1")).toBeUndefined();
  first.note("a: 1", { a: 1 });
  first.note("a: .inf", { a: Number.POSITIVE_INFINITY });
  await first.keep();
  expect(await readdir(folder)).toEqual(["content.json"]);
  const second = await parsedBefore(folder);
  expect(second.of("a: 1")).toBe('{"a":1}');
  expect(second.of("a: .inf")).toBeUndefined();
  expect(second.of("a: 2")).toBeUndefined();
});

it("begins anew from what is not whole, and parses where there is no folder or none to write to", async () => {
  await writeFile(join(folder, "content.json"), '[["');
  expect((await parsedBefore(folder)).of("a: 1")).toBeUndefined();
  for (const none of [undefined, join(folder, "nowhere")]) {
    const parsed = await parsedBefore(none);
    parsed.note("a: 1", { a: 1 });
    await parsed.keep();
    expect(parsed.of("a: 1")).toBe('{"a":1}');
  }
});
