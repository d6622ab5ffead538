import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../paths.ts";
import type { Site } from "../site.ts";
import { showGallery } from "./gallery.tsx";
import { showMailbox } from "./mailbox.tsx";
import { type Simulator, sendOmaolo, showOmaolo } from "./omaolo.tsx";

/** Pages of the demonstration: every component, and the mailbox of what would have been sent. */
export function demoRoutes(site: Site, simulator: Simulator): Route[] {
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
    {
      name: "omaolo",
      method: "GET",
      path: PATHS.omaolo,
      permission: "demo.read",
      handle: (exchange) => showOmaolo(site, exchange),
    },
    {
      name: "omaolo.post",
      method: "POST",
      path: PATHS.omaolo,
      permission: "demo.read",
      handle: (exchange) => sendOmaolo(site, exchange, simulator),
      door: "submitForm",
    },
  ];
}
