import { type Route, samePath } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { QUEUE_STEPS } from "../contact/moves.ts";
import { takeQueueStep } from "../contact/queue-steps.ts";
import { pressNext, showNext } from "./next.tsx";
import { showInbox } from "./page.tsx";
import { takeSeveral } from "./several.tsx";
import { showViews, takeCompetence, takeView, takeViewStep } from "./views.tsx";

/** The queue, and what is done with it beside one contact of it. */
export function queueRoutes(site: Site): Route[] {
  return [
    {
      name: "inbox.show",
      method: "GET",
      path: PATHS.inbox,
      permission: "inbox.read",
      handle: (x) => showInbox(site, x),
    },
    {
      name: "queue.next",
      method: "GET",
      path: PATHS.next,
      permission: "inbox.read",
      handle: (x) => showNext(site, x),
    },
    {
      name: "queue.take-next",
      method: "POST",
      path: PATHS.next,
      permission: "contact.handle",
      handle: (x) => pressNext(site, x),
    },
    {
      name: "queue.several",
      method: "POST",
      path: PATHS.several,
      permission: "contact.handle",
      handle: (x) => takeSeveral(site, x),
    },
    {
      name: "queue.views",
      method: "GET",
      path: PATHS.queueViews,
      permission: "inbox.read",
      handle: (x) => showViews(site, x),
    },
    {
      name: "queue.keep-view",
      method: "POST",
      path: PATHS.queueViews,
      permission: "inbox.read",
      handle: (x) => takeView(site, x),
    },
    {
      name: "queue.competence",
      method: "POST",
      path: samePath("/staff/queue-views/competence"),
      permission: "inbox.read",
      handle: (x) => takeCompetence(site, x),
    },
    {
      name: "queue.view",
      method: "POST",
      path: samePath("/staff/queue-views/:view"),
      permission: "inbox.read",
      handle: takeViewStep,
    },
    ...QUEUE_STEPS.map(
      (step): Route => ({
        name: `contact.${step}`,
        method: "POST",
        path: samePath(`/staff/inbox/:id/${step}`),
        permission: "contact.handle",
        handle: (x) => takeQueueStep(site, x, step),
      }),
    ),
  ];
}
