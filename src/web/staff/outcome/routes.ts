import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showTimeRequests, withdrawRequest } from "./time-requests.tsx";

/** Times asked for that nobody has booked yet. */
export function timeRequestRoutes(site: Site): Route[] {
  return [
    {
      name: "time-requests.show",
      method: "GET",
      path: PATHS.timeRequests,
      permission: "contact.record",
      handle: (x) => showTimeRequests(site, x),
    },
    {
      name: "time-requests.withdraw",
      method: "POST",
      path: PATHS.timeRequests,
      permission: "contact.handle",
      handle: (x) => withdrawRequest(site, x),
    },
  ];
}
