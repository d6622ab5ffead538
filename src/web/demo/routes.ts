import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../paths.ts";
import type { Site } from "../site.ts";
import { showGallery } from "./gallery.tsx";
import { showMailbox } from "./mailbox.tsx";

/** Pages of the demonstration: every component, and the mailbox of what would have been sent. */
export function demoRoutes(site: Site): Route[] {
  return [
    {
      name: "ui",
      method: "GET",
      path: PATHS.ui,
      permission: "demo.read",
      handle: (exchange) => showGallery(site, exchange),
    },
    {
      name: "mailbox",
      method: "GET",
      path: PATHS.mailbox,
      permission: "demo.read",
      handle: (exchange) => showMailbox(site, exchange),
    },
  ];
}
