import type { Route } from "#src/platform/http/route.ts";
import type { Site } from "../site.ts";

export const staffRoutes = (_site: Site): Route[] => [];
