import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showRequests } from "./queue.tsx";
import { drawRequest } from "./request.tsx";
import { takeRequestStep } from "./steps.ts";

/** Requests of residents about their own data. */
export function rightsRoutes(site: Site): Route[] {
  return [
    {
      name: "requests.show",
      method: "GET",
      path: PATHS.requests,
      permission: "data-request.answer",
      handle: (x) => showRequests(site, x),
    },
    {
      name: "data-request.show",
      method: "GET",
      path: PATHS.request,
      permission: "data-request.answer",
      handle: (x) => drawRequest(site, x),
    },
    {
      name: "data-request.step",
      method: "POST",
      path: PATHS.request,
      permission: "data-request.answer",
      handle: (x) => takeRequestStep(site, x),
    },
  ];
}
