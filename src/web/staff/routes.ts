import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../paths.ts";
import type { Site } from "../site.ts";
import { assessmentRoutes } from "./assessment/routes.ts";
import { bookingRoutes } from "./booking/routes.ts";
import { callRoutes } from "./calls/routes.ts";
import { behindGate } from "./circle/gate.tsx";
import { contactRoutes } from "./contact/routes.ts";
import { staffFormRoutes } from "./forms/routes.ts";
import { staffHome } from "./home.ts";
import { queueRoutes } from "./inbox/routes.ts";
import { leadRoutes } from "./lead/routes.ts";
import { timeRequestRoutes } from "./outcome/routes.ts";
import { oversightRoutes } from "./oversight/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { rightsRoutes } from "./rights/routes.ts";

/** Every page of the workplace and what is posted from it. */
export function staffRoutes(site: Site): Route[] {
  const routes: Route[] = [
    { name: "staff.home", method: "GET", path: PATHS.staffHome, permission: "staff.home", handle: staffHome },
    ...queueRoutes(site),
    ...staffFormRoutes(site),
    ...leadRoutes(site),
    ...bookingRoutes(site),
    ...contactRoutes(site),
    ...callRoutes(site),
    ...peopleRoutes(site),
    ...oversightRoutes(site),
    ...rightsRoutes(site),
    ...assessmentRoutes(site),
    ...timeRequestRoutes(site),
  ];
  return routes.map((route) => behindGate(site, route));
}
