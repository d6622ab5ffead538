import { type Route, samePath } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { takeCircle } from "../circle/gate.tsx";
import { takeDeath } from "./death.tsx";
import { showPerson, takePreference } from "./person.tsx";
import { takeReason } from "./reason.tsx";
import { showScores, takeScore } from "./scores.tsx";
import { search, showSearch } from "./search.tsx";

/** People: found, opened with a right, and what is recorded of them. */
export function peopleRoutes(site: Site): Route[] {
  return [
    {
      name: "own-circle.confirm",
      method: "POST",
      path: PATHS.ownCircle,
      permission: "person.open",
      handle: (x) => takeCircle(site, x),
    },
    {
      name: "people.show",
      method: "GET",
      path: PATHS.people,
      permission: "person.open-special",
      handle: (x) => showSearch(site, x),
    },
    {
      name: "people.search",
      method: "POST",
      path: PATHS.people,
      permission: "person.open-special",
      handle: (x) => search(site, x),
    },
    {
      name: "person.show",
      method: "GET",
      path: PATHS.person,
      permission: "person.open",
      handle: (x) => showPerson(site, x),
    },
    {
      name: "person.death",
      method: "POST",
      path: PATHS.death,
      permission: "contact.handle",
      handle: (x) => takeDeath(site, x),
    },
    {
      name: "person.reason",
      method: "POST",
      path: PATHS.person,
      permission: "person.open-special",
      handle: (x) => takeReason(site, x),
    },
    {
      name: "person.preference",
      method: "POST",
      path: samePath("/staff/people/:id/preference"),
      permission: "person.open",
      handle: (x) => takePreference(site, x),
    },
    {
      name: "person.scores",
      method: "GET",
      path: PATHS.personScores,
      permission: "scores.read",
      handle: (x) => showScores(site, x),
    },
    {
      name: "person.score",
      method: "POST",
      path: PATHS.personScores,
      permission: "scores.record",
      handle: (x) => takeScore(site, x),
    },
  ];
}
