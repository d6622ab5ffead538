import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showAbsences, takeAbsence } from "./absences.tsx";
import { showQuality } from "./quality.tsx";
import { showSampled, takeReviewOfAnswers } from "./quality-contact.tsx";
import { showToday } from "./today.tsx";

/** The team lead's own pages, and absences, which everybody who handles contacts may record of themselves. */
export function leadRoutes(site: Site): Route[] {
  return [
    {
      name: "today.show",
      method: "GET",
      path: PATHS.today,
      permission: "team.lead",
      handle: (x) => showToday(site, x),
    },
    {
      name: "absences.show",
      method: "GET",
      path: PATHS.absences,
      permission: "absence.record",
      handle: (x) => showAbsences(site, x),
    },
    {
      name: "absences.change",
      method: "POST",
      path: PATHS.absences,
      permission: "absence.record",
      handle: (x) => takeAbsence(site, x),
    },
    {
      name: "quality.show",
      method: "GET",
      path: PATHS.quality,
      permission: "team.lead",
      handle: (x) => showQuality(site, x),
    },
    {
      name: "quality.contact",
      method: "GET",
      path: PATHS.qualityContact,
      permission: "team.lead",
      handle: (x) => showSampled(site, x),
    },
    {
      name: "quality.review",
      method: "POST",
      path: PATHS.qualityContact,
      permission: "team.lead",
      handle: (x) => takeReviewOfAnswers(site, x),
    },
  ];
}
