import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showAssessments } from "./list.tsx";
import { showAssessment, takeAssessment } from "./page.tsx";

/** The assessment of need, and what was found in those made. */
export function assessmentRoutes(site: Site): Route[] {
  return [
    {
      name: "assessment.show",
      method: "GET",
      path: PATHS.assessment,
      permission: "contact.handle",
      handle: (x) => showAssessment(site, x),
    },
    {
      name: "assessment.record",
      method: "POST",
      path: PATHS.assessment,
      permission: "contact.handle",
      handle: (x) => takeAssessment(site, x),
    },
    {
      name: "assessments.show",
      method: "GET",
      path: PATHS.assessments,
      permission: "inbox.read",
      handle: (x) => showAssessments(site, x),
    },
  ];
}
