import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../paths.ts";
import type { Site } from "../site.ts";
import { showArrivals } from "./arrivals.tsx";
import { bookingPage } from "./booking.tsx";
import { showDefinition } from "./definition.tsx";
import { showFailures } from "./failure.tsx";
import { leadersPage } from "./page.tsx";
import { showQuality } from "./quality.tsx";

/** The leaders' pages: figures of the county without anybody in them. */
export const leadersRoutes = (site: Site): Route[] => [
  {
    name: "leaders",
    method: "GET",
    path: PATHS.leaders,
    permission: "measures.read",
    handle: leadersPage(site),
  },
  {
    name: "failures",
    method: "GET",
    path: PATHS.failures,
    permission: "measures.read",
    handle: (exchange) => showFailures(site, exchange),
  },
  {
    name: "quality",
    method: "GET",
    path: PATHS.leadersQuality,
    permission: "measures.read",
    handle: (exchange) => showQuality(site, exchange),
  },
  {
    name: "leadersBooking",
    method: "GET",
    path: PATHS.leadersBooking,
    permission: "measures.read",
    handle: bookingPage(site),
  },
  {
    name: "arrivals",
    method: "GET",
    path: PATHS.arrivals,
    permission: "measures.read",
    handle: (exchange) => showArrivals(site, exchange),
  },
  {
    name: "definition",
    method: "GET",
    path: PATHS.definition,
    permission: "measures.read",
    handle: (exchange) => showDefinition(site, exchange),
  },
];
