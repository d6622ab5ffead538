import { type Route, samePath } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showCallBacks, takeCallBack } from "./call-backs.tsx";
import { showCorrection, takeCorrection } from "./correction.tsx";
import { showCall, takeCall } from "./record.ts";

/** Calls: those recorded while they ring, those promised, and a wrong person picked. */
export function callRoutes(site: Site): Route[] {
  return [
    {
      name: "contact.person",
      method: "GET",
      path: PATHS.correction,
      permission: "contact.handle",
      handle: (x) => showCorrection(site, x),
    },
    {
      name: "contact.correct",
      method: "POST",
      path: PATHS.correction,
      permission: "contact.handle",
      handle: (x) => takeCorrection(site, x),
    },
    {
      name: "calls.show",
      method: "GET",
      path: PATHS.calls,
      permission: "contact.record",
      handle: (x) => showCall(site, x),
    },
    {
      name: "calls.record",
      method: "POST",
      path: PATHS.calls,
      permission: "contact.record",
      handle: (x) => takeCall(site, x),
    },
    {
      name: "call-backs.show",
      method: "GET",
      path: PATHS.callBacks,
      permission: "contact.record",
      handle: (x) => showCallBacks(site, x),
    },
    {
      name: "call-backs.try",
      method: "POST",
      path: samePath("/staff/call-backs/:id"),
      permission: "contact.handle",
      handle: (x) => takeCallBack(site, x),
    },
  ];
}
