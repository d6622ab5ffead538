import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { gzipped } from "./gzip.ts";

const page = "<p>Hyvää iltaa, apua on tarjolla.</p>".repeat(200);

it.each(["gzip", "br, gzip", "deflate, gzip;q=0.5, *"])("a page is made smaller for %s", (accepted) => {
  const small = gzipped(page, accepted);
  expect(small?.length).toBeLessThan(page.length / 10);
  expect(gunzipSync(small ?? "").toString()).toBe(page);
});

it.each([
  ["nobody who asks for it", page, undefined],
  ["who does not know it", page, "br"],
  ["who will not have it", page, "gzip;q=0, br"],
  ["a page of a few words", "<p>Hei</p>", "gzip"],
  ["a long list", page.repeat(20), "gzip"],
])("goes as it is: %s", (_, html, accepted) => {
  expect(gzipped(html, accepted)).toBeUndefined();
});
