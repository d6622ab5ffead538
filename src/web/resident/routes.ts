import type { Exchange, Route } from "#src/platform/http/route.ts";
import { showResend } from "../faces.tsx";
import { PATHS, type PathName } from "../paths.ts";
import type { Site } from "../site.ts";
import { showContactUs } from "./ask/contact-us.tsx";
import { inItsLanguage } from "./ask/door.ts";
import { showPage, takePage, takeThrowAway } from "./ask/page.tsx";
import { showReview, takeReview } from "./ask/review.tsx";
import { showSent } from "./ask/sent.tsx";
import {
  showDoor,
  showFeed,
  showOpened,
  showOpenedFile,
  showOpenedMoves,
  takeDoor,
  takeOpened,
  takeOpenedMove,
} from "./booking/by-code.tsx";
import { showHeld, takeHeld } from "./booking/confirm.ts";
import { showGroup, showGroups, takeGroup } from "./booking/groups.tsx";
import { takeTime } from "./booking/hold.ts";
import {
  showAppointment,
  showOwn,
  showOwnFile,
  showOwnMoves,
  takeAppointment,
  takeFeed,
  takeOwnMove,
} from "./booking/own.tsx";
import { showTimes } from "./booking/times.tsx";
import { showUnits } from "./booking/units.tsx";
import { showWhy } from "./booking/why.tsx";
import { codePlace, leaveCode, showCode, takeCode } from "./code.tsx";
import { showAccessLog, takeLogFile } from "./data/access-log.tsx";
import { showAsk, takeAsk } from "./data/ask.tsx";
import { takeExport } from "./data/export.ts";
import { showData, takeErasure } from "./data/overview.tsx";
import { showRequest } from "./data/request.tsx";
import { showWishes, takeWishes } from "./data/wishes.tsx";
import { formRoutes } from "./forms/routes.ts";
import { showHome } from "./home.tsx";
import { showAccessibility, showPrivacy } from "./information.tsx";
import { showInstrument } from "./instruments/card.tsx";
import { showComparison } from "./instruments/compare.tsx";
import { exportInstruments } from "./instruments/export.ts";
import { showInstruments } from "./instruments/list.tsx";
import { drawMatter, ownPlace, takeReply } from "./matter.tsx";
import { showMatters } from "./matters.tsx";
import { showPromise } from "./promise.tsx";
import { showOwnScores } from "./scores.tsx";
import { showServices } from "./services/list.tsx";
import { showService } from "./services/service.tsx";
import { showWaiting } from "./waiting/page.tsx";
import { takeWaiting } from "./waiting/take.tsx";

const NOTHING_TYPED = { typed: "", error: undefined };

/** Residents' pages. Fixed words stand before patterns, for the first that fits is taken. */
export function residentRoutes(site: Site): Route[] {
  const get = (name: PathName, permission: Route["permission"], handle: Route["handle"]): Route => ({
    name,
    method: "GET",
    path: PATHS[name],
    permission,
    handle,
  });
  const post = (
    name: PathName,
    permission: Route["permission"],
    handle: Route["handle"],
    door?: Route["door"],
  ): Route => ({
    name: `${name}.post`,
    method: "POST",
    path: PATHS[name],
    permission,
    handle,
    ...(door && { door }),
  });
  const at =
    (show: (site: Site, exchange: Exchange) => ReturnType<Route["handle"]>) => (exchange: Exchange) =>
      show(site, exchange);
  return [
    get("home", "page.read", at(showHome)),
    get("ask", "contact.submit", at(showPage)),
    post("ask", "contact.submit", at(takeThrowAway)),
    get("askReview", "contact.submit", at(showReview)),
    post("askReview", "contact.submit", at(takeReview), "submitForm"),
    get("askSent", "contact.submit", at(showSent)),
    get("askPage", "contact.submit", at(showPage)),
    post("askPage", "contact.submit", at(takePage)),
    get("contactUs", "page.read", at(showContactUs)),
    get("write", "contact.submit", at(inItsLanguage(showPage))),
    post("write", "contact.submit", at(takeThrowAway)),
    get("writeReview", "contact.submit", at(inItsLanguage(showReview))),
    post("writeReview", "contact.submit", at(takeReview), "submitForm"),
    get("writeSent", "contact.submit", at(inItsLanguage(showSent))),
    get("writePage", "contact.submit", at(inItsLanguage(showPage))),
    post("writePage", "contact.submit", at(takePage)),
    get("code", "contact.open-by-code", (exchange) => showCode(site, exchange)),
    { ...post("code", "contact.open-by-code", at(takeCode), "codeGuess"), chargesItself: true },
    get("codeMatter", "contact.open-by-code", async (exchange) =>
      drawMatter(site, exchange, await codePlace(exchange), NOTHING_TYPED),
    ),
    post(
      "codeMatter",
      "contact.open-by-code",
      async (exchange) =>
        exchange.fields.has("leave")
          ? leaveCode(exchange)
          : takeReply(site, exchange, await codePlace(exchange)),
      "submitForm",
    ),
    ...formRoutes(site),
    get("booking", "page.read", at(showWhy)),
    get("bookingHeld", "appointment.own", at(showHeld)),
    post("bookingHeld", "appointment.own", at(takeHeld)),
    get("bookingUnits", "page.read", at(showUnits)),
    get("bookingTimes", "page.read", at(showTimes)),
    post("bookingTimes", "appointment.own", at(takeTime)),
    get("groups", "page.read", at(showGroups)),
    get("groupEvent", "page.read", at(showGroup)),
    post("groupEvent", "appointment.own", at(takeGroup)),
    get("appointments", "appointment.own", at(showOwn)),
    post("appointments", "appointment.own", at(takeFeed)),
    get("appointmentMove", "appointment.own", at(showOwnMoves)),
    post("appointmentMove", "appointment.own", at(takeOwnMove)),
    get("appointmentFile", "appointment.own", at(showOwnFile)),
    get("ownAppointment", "appointment.own", at(showAppointment)),
    post("ownAppointment", "appointment.own", at(takeAppointment)),
    get("timeCode", "appointment.open-by-code", (exchange) => showDoor(site, exchange)),
    { ...post("timeCode", "appointment.open-by-code", at(takeDoor), "codeGuess"), chargesItself: true },
    get("timeOpened", "appointment.open-by-code", at(showOpened)),
    post("timeOpened", "appointment.open-by-code", at(takeOpened), "submitForm"),
    get("timeMove", "appointment.open-by-code", at(showOpenedMoves)),
    post("timeMove", "appointment.open-by-code", at(takeOpenedMove), "submitForm"),
    get("timeFile", "appointment.open-by-code", at(showOpenedFile)),
    get("calendarFeed", "appointment.open-by-code", at(showFeed)),
    get("matters", "matter.read", at(showMatters)),
    get("accessLog", "access-log.own", at(showAccessLog)),
    get("ownScores", "scores.own", at(showOwnScores)),
    post("accessLog", "access-log.own", at(takeLogFile)),
    get("myData", "own-data.read", at(showData)),
    post("myData", "own-data.decide", at(takeErasure)),
    get("wishes", "own-data.read", at(showWishes)),
    post("wishes", "own-data.decide", at(takeWishes)),
    get("dataAsk", "own-data.read", at(showAsk)),
    post("dataAsk", "own-data.decide", at(takeAsk)),
    get("dataRequest", "own-data.read", at(showRequest)),
    post("dataExport", "own-data.read", at(takeExport)),
    get("waiting", "matter.read", at(showWaiting)),
    post("waiting", "matter.reply", at(takeWaiting)),
    get("matter", "matter.read", (exchange) => drawMatter(site, exchange, ownPlace(exchange), NOTHING_TYPED)),
    post("matter", "matter.reply", (exchange) => takeReply(site, exchange, ownPlace(exchange))),
    get("services", "page.read", at(showServices)),
    get("service", "page.read", at(showService)),
    get("instruments", "page.read", at(showInstruments)),
    get("instrumentsCompare", "page.read", at(showComparison)),
    get("instrumentsExport", "page.read", at(exportInstruments)),
    get("instrument", "page.read", at(showInstrument)),
    get("promise", "page.read", at(showPromise)),
    get("accessibility", "page.read", at(showAccessibility)),
    get("privacy", "page.read", at(showPrivacy)),
    get("resend", "page.read", at(showResend)),
  ];
}
