import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { Hono } from "hono";
import type { RunningCounty } from "#src/county/county.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { isLang } from "#src/kernel/lang.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { VisitorEnv } from "#src/platform/identity/visitor.ts";
import type { LiveHub } from "#src/platform/live/hub.ts";
import { liveStream } from "#src/platform/live/route.ts";
import { makeMetrics } from "#src/platform/metrics/metrics.ts";

export interface OtherRoutesDeps {
  readonly db: Database;
  readonly identity: Hono<VisitorEnv>;
  readonly hub: LiveHub;
  readonly verify: (signed: string) => string | undefined;
  readonly built: string;
  readonly county: RunningCounty;
}

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

interface Asset {
  readonly type: string;
  readonly plain: Buffer<ArrayBuffer>;
  readonly br: Buffer<ArrayBuffer> | undefined;
  readonly gzip: Buffer<ArrayBuffer> | undefined;
}

/** What is not a page of the county: sign-in, the live stream, files, health, the root. */
export function otherRoutes({ db, identity, hub, verify, built, county }: OtherRoutesDeps) {
  const metrics = makeMetrics(db, hub);
  const others = new Hono<VisitorEnv>();
  const assets = new Map<string, Asset>();

  others.get("/", (c) => {
    const wanted = (c.req.header("accept-language") ?? "")
      .split(",")
      .map((part) => part.trim().slice(0, 2).toLowerCase());
    return c.redirect(`/${wanted.find(isLang) ?? "fi"}`, 302);
  });
  others.get("/ui", (c) => c.redirect("/fi/ui", 302));

  others.get("/assets/:file", async (c) => {
    const name = basename(c.req.param("file"));
    let asset = assets.get(name);
    if (!asset) {
      const plain = await readFile(join(built, "assets", name)).catch(() => undefined);
      const type = TYPES[name.split(".").at(-1) ?? ""];
      if (!plain || !type) throw new Refusal("not-found", "page");
      const text = !name.endsWith("woff2");
      asset = {
        type,
        plain,
        br: text ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : undefined,
        gzip: text ? gzipSync(plain) : undefined,
      };
      assets.set(name, asset);
    }
    const accepts = c.req.header("accept-encoding") ?? "";
    const encoding =
      asset.br && /\bbr\b/.test(accepts) ? "br" : asset.gzip && /\bgzip\b/.test(accepts) ? "gzip" : undefined;
    return c.body((encoding ? asset[encoding] : asset.plain) ?? asset.plain, 200, {
      "Content-Type": asset.type,
      // Style and script carry their content's fingerprint in their name.
      "Cache-Control": /\.[0-9A-Za-z]{8,}\.(css|js)$/.test(name)
        ? "public, max-age=31536000, immutable"
        : "public, max-age=86400",
      Vary: "Accept-Encoding",
      ...(encoding && { "Content-Encoding": encoding }),
    });
  });

  others.get("/live", (c) => liveStream(hub, verify, c.req.raw));

  // The process is up; whether it can serve is another question.
  others.get("/health", (c) => c.json({ status: "up" }, 200, { "Cache-Control": "no-store" }));
  others.get("/ready", async (c) => {
    const ready = await db`select 1`.then(
      () => true,
      () => false,
    );
    return c.json({ status: ready ? "ready" : "no database" }, ready ? 200 : 503, {
      "Cache-Control": "no-store",
    });
  });
  others.get("/metrics", async (c) =>
    c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType }),
  );

  others.get("/.well-known/security.txt", (c) =>
    c.text(
      `Contact: tel:${county.content.county.phone.number.replaceAll(" ", "")}\nPreferred-Languages: fi, sv, en\n`,
    ),
  );
  others.route("/", identity);
  return { others, metrics };
}
