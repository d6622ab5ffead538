import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showAtRisk } from "./at-risk.tsx";
import { showBreaches } from "./breaches.tsx";
import { showContent } from "./content.tsx";
import { showImport, takeImport } from "./instruments.tsx";
import { showReading } from "./reading.tsx";
import { showReadingRows, takeReview } from "./reading-rows.tsx";
import { markSeen, showReasons } from "./reasons.tsx";
import { showWatched, takeWatched } from "./watched.tsx";

/** What is looked after: promises, reading of data, and the content of the county. */
export function oversightRoutes(site: Site): Route[] {
  return [
    {
      name: "atRisk.show",
      method: "GET",
      path: PATHS.atRisk,
      permission: "breaches.read",
      handle: (x) => showAtRisk(site, x),
    },
    {
      name: "breaches.show",
      method: "GET",
      path: PATHS.breaches,
      permission: "breaches.read",
      handle: (x) => showBreaches(site, x),
    },
    {
      name: "instruments.show",
      method: "GET",
      path: PATHS.instrumentsImport,
      permission: "instruments.import",
      handle: (x) => showImport(site, x),
    },
    {
      name: "instruments.import",
      method: "POST",
      path: PATHS.instrumentsImport,
      permission: "instruments.import",
      upload: true,
      handle: (x) => takeImport(site, x),
    },
    {
      name: "reasons.show",
      method: "GET",
      path: PATHS.reasons,
      permission: "access-log.review",
      handle: (x) => showReasons(site, x),
    },
    {
      name: "reasons.seen",
      method: "POST",
      path: PATHS.reasons,
      permission: "access-log.review",
      handle: (x) => markSeen(site, x),
    },
    {
      name: "reading.show",
      method: "GET",
      path: PATHS.reading,
      permission: "access-log.review",
      handle: (x) => showReading(site, x),
    },
    {
      name: "reading.rows",
      method: "GET",
      path: PATHS.readingRows,
      permission: "access-log.review",
      handle: (x) => showReadingRows(site, x),
    },
    {
      name: "reading.review",
      method: "POST",
      path: PATHS.readingRows,
      permission: "access-log.review",
      handle: (x) => takeReview(site, x),
    },
    {
      name: "watched.show",
      method: "GET",
      path: PATHS.watched,
      permission: "access-log.review",
      handle: (x) => showWatched(site, x),
    },
    {
      name: "watched.change",
      method: "POST",
      path: PATHS.watched,
      permission: "access-log.review",
      handle: (x) => takeWatched(site, x),
    },
    {
      name: "content.show",
      method: "GET",
      path: PATHS.content,
      permission: "content.review",
      handle: (x) => showContent(site, x),
    },
  ];
}
