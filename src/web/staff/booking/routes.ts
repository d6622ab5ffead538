import type { Permission } from "#src/platform/access/permissions.ts";
import type { Answer, Exchange, Route } from "#src/platform/http/route.ts";
import { PATHS, type PathName } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showAppointment } from "./appointment.tsx";
import { showAway, takeAway } from "./away.tsx";
import { showBook, takeBook } from "./book.tsx";
import { showCalendar, takeUnblock } from "./calendar.tsx";
import { showStaffGroup, takeStaffGroup } from "./group.tsx";
import { showStaffGroups, takeStaffGroups } from "./groups.tsx";
import { showSeries, takeSeries } from "./series.tsx";
import { takeStep } from "./steps.ts";
import { showUnitDay } from "./unit.tsx";
import { showWaitingStaff } from "./waiting.tsx";
import { takeWaitingStaff } from "./waiting-steps.tsx";

type Handle = (site: Site, exchange: Exchange) => Promise<Answer>;

/** The professional's own side of booked times: calendars, booking, visits, absences, the waiting list. */
export function bookingRoutes(site: Site): Route[] {
  const route = (
    name: string,
    method: Route["method"],
    path: PathName,
    permission: Permission,
    handle: Handle,
  ) => ({
    name,
    method,
    path: PATHS[path],
    permission,
    handle: (exchange: Exchange) => handle(site, exchange),
  });
  return [
    route("calendar.show", "GET", "calendar", "inbox.read", showCalendar),
    route("calendar.unblock", "POST", "calendar", "contact.handle", takeUnblock),
    route("unit-day.show", "GET", "unitDay", "inbox.read", showUnitDay),
    route("away.show", "GET", "away", "contact.handle", showAway),
    route("away.mark", "POST", "away", "contact.handle", takeAway),
    route("book.show", "GET", "book", "contact.handle", showBook),
    route("book.take", "POST", "book", "contact.handle", takeBook),
    route("series.show", "GET", "bookSeries", "contact.handle", showSeries),
    route("series.take", "POST", "bookSeries", "contact.handle", takeSeries),
    route("groups.show", "GET", "staffGroups", "inbox.read", showStaffGroups),
    route("groups.make", "POST", "staffGroups", "contact.handle", takeStaffGroups),
    route("group.show", "GET", "staffGroup", "contact.handle", showStaffGroup),
    route("group.step", "POST", "staffGroup", "contact.handle", takeStaffGroup),
    route("appointment.show", "GET", "staffAppointment", "contact.handle", showAppointment),
    route("appointment.step", "POST", "staffAppointment", "contact.handle", takeStep),
    route("waiting-list.show", "GET", "waitingStaff", "inbox.read", showWaitingStaff),
    route("waiting-list.change", "POST", "waitingStaff", "contact.handle", takeWaitingStaff),
  ];
}
