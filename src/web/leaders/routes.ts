import type { Route } from "#src/platform/http/route.ts";
import type { Site } from "../site.ts";

export const leadersRoutes = (_site: Site): Route[] => [];
