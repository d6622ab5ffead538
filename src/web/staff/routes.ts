import { type Route, samePath } from "#src/platform/http/route.ts";
import { PATHS } from "../paths.ts";
import type { Site } from "../site.ts";
import { showAssessments } from "./assessment/list.tsx";
import { showAssessment, takeAssessment } from "./assessment/page.tsx";
import { bookingRoutes } from "./booking/routes.ts";
import { showCallBacks, takeCallBack } from "./calls/call-backs.tsx";
import { showCorrection, takeCorrection } from "./calls/correction.tsx";
import { showCall, takeCall } from "./calls/record.ts";
import { behindGate, takeCircle } from "./circle/gate.tsx";
import { showAttachment } from "./contact/attachments.tsx";
import { TEXTS } from "./contact/moves.ts";
import { drawContact } from "./contact/page.tsx";
import { takeHandOut, takeHandOver, takeStep } from "./contact/steps.ts";
import { takeText } from "./contact/texts.ts";
import { takeContinues } from "./continues/take.ts";
import { staffHome } from "./home.ts";
import { showInbox } from "./inbox/page.tsx";
import { leadRoutes } from "./lead-routes.ts";
import { showLetter } from "./outcome/letter.tsx";
import { takeAnswer } from "./outcome/take.ts";
import { showTimeRequests, withdrawRequest } from "./outcome/time-requests.tsx";
import { showAtRisk } from "./oversight/at-risk.tsx";
import { showBreaches } from "./oversight/breaches.tsx";
import { showContent } from "./oversight/content.tsx";
import { showImport, takeImport } from "./oversight/instruments.tsx";
import { showReading } from "./oversight/reading.tsx";
import { showReadingRows, takeReview } from "./oversight/reading-rows.tsx";
import { markSeen, showReasons } from "./oversight/reasons.tsx";
import { showWatched, takeWatched } from "./oversight/watched.tsx";
import { takeDeath } from "./people/death.tsx";
import { showPerson, takePreference, takeReason } from "./people/person.tsx";
import { showScores, takeScore } from "./people/scores.tsx";
import { search, showSearch } from "./people/search.tsx";
import { queueRoutes } from "./queue-routes.ts";
import { showRequests } from "./rights/queue.tsx";
import { drawRequest } from "./rights/request.tsx";
import { takeRequestStep } from "./rights/steps.ts";

/** Every page of the workplace and what is posted from it. */
export function staffRoutes(site: Site): Route[] {
  const contact = "/staff/inbox/:id";
  const routes: Route[] = [
    { name: "staff.home", method: "GET", path: PATHS.staffHome, permission: "staff.home", handle: staffHome },
    {
      name: "inbox.show",
      method: "GET",
      path: PATHS.inbox,
      permission: "inbox.read",
      handle: (x) => showInbox(site, x),
    },
    ...queueRoutes(site),
    ...leadRoutes(site),
    {
      name: "contact.show",
      method: "GET",
      path: PATHS.contact,
      permission: "contact.read",
      handle: (x) => drawContact(site, x),
    },
    {
      name: "contact.attachment",
      method: "GET",
      path: PATHS.attachment,
      permission: "contact.read",
      handle: (x) => showAttachment(x),
    },
    ...(["take", "release", "close", "alarm"] as const).map(
      (step): Route => ({
        name: `contact.${step}`,
        method: "POST",
        path: samePath(`${contact}/${step}`),
        permission: "contact.handle",
        handle: (x) => takeStep(site, x, step),
      }),
    ),
    ...TEXTS.map(
      (kind): Route => ({
        name: `contact.${kind}`,
        method: "POST",
        path: samePath(`${contact}/${kind}`),
        permission: "contact.handle",
        handle: (x) => (kind === "answer" ? takeAnswer(site, x) : takeText(site, x, kind)),
      }),
    ),
    {
      name: "contact.hand-over",
      method: "POST",
      path: samePath(`${contact}/hand-over`),
      permission: "contact.handle",
      handle: (x) => takeHandOver(site, x),
    },
    {
      name: "contact.hand-out",
      method: "POST",
      path: samePath(`${contact}/hand-out`),
      permission: "contact.hand-out",
      handle: (x) => takeHandOut(site, x),
    },
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
    {
      name: "contact.continues",
      method: "POST",
      path: samePath(`${contact}/continues`),
      permission: "contact.handle",
      handle: (x) => takeContinues(site, x),
    },
    {
      name: "contact.letter",
      method: "GET",
      path: PATHS.letter,
      permission: "contact.read",
      handle: (x) => showLetter(site, x),
    },
    {
      name: "own-circle.confirm",
      method: "POST",
      path: PATHS.ownCircle,
      permission: "person.open",
      handle: (x) => takeCircle(site, x),
    },
    ...bookingRoutes(site),
    {
      name: "time-requests.show",
      method: "GET",
      path: PATHS.timeRequests,
      permission: "contact.record",
      handle: (x) => showTimeRequests(site, x),
    },
    {
      name: "time-requests.withdraw",
      method: "POST",
      path: PATHS.timeRequests,
      permission: "contact.handle",
      handle: (x) => withdrawRequest(site, x),
    },
    {
      name: "atRisk.show",
      method: "GET",
      path: PATHS.atRisk,
      permission: "breaches.read",
      handle: (x) => showAtRisk(site, x),
    },
    {
      name: "breaches.show",
      method: "GET",
      path: PATHS.breaches,
      permission: "breaches.read",
      handle: (x) => showBreaches(site, x),
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
    {
      name: "instruments.show",
      method: "GET",
      path: PATHS.instrumentsImport,
      permission: "instruments.import",
      handle: (x) => showImport(site, x),
    },
    {
      name: "instruments.import",
      method: "POST",
      path: PATHS.instrumentsImport,
      permission: "instruments.import",
      upload: true,
      handle: (x) => takeImport(site, x),
    },
    {
      name: "reasons.show",
      method: "GET",
      path: PATHS.reasons,
      permission: "access-log.review",
      handle: (x) => showReasons(site, x),
    },
    {
      name: "reasons.seen",
      method: "POST",
      path: PATHS.reasons,
      permission: "access-log.review",
      handle: (x) => markSeen(site, x),
    },
    {
      name: "reading.show",
      method: "GET",
      path: PATHS.reading,
      permission: "access-log.review",
      handle: (x) => showReading(site, x),
    },
    {
      name: "reading.rows",
      method: "GET",
      path: PATHS.readingRows,
      permission: "access-log.review",
      handle: (x) => showReadingRows(site, x),
    },
    {
      name: "reading.review",
      method: "POST",
      path: PATHS.readingRows,
      permission: "access-log.review",
      handle: (x) => takeReview(site, x),
    },
    {
      name: "watched.show",
      method: "GET",
      path: PATHS.watched,
      permission: "access-log.review",
      handle: (x) => showWatched(site, x),
    },
    {
      name: "watched.change",
      method: "POST",
      path: PATHS.watched,
      permission: "access-log.review",
      handle: (x) => takeWatched(site, x),
    },
    {
      name: "requests.show",
      method: "GET",
      path: PATHS.requests,
      permission: "data-request.answer",
      handle: (x) => showRequests(site, x),
    },
    {
      name: "data-request.show",
      method: "GET",
      path: PATHS.request,
      permission: "data-request.answer",
      handle: (x) => drawRequest(site, x),
    },
    {
      name: "data-request.step",
      method: "POST",
      path: PATHS.request,
      permission: "data-request.answer",
      handle: (x) => takeRequestStep(site, x),
    },
    {
      name: "content.show",
      method: "GET",
      path: PATHS.content,
      permission: "content.review",
      handle: (x) => showContent(site, x),
    },
  ];
  return routes.map((route) => behindGate(site, route));
}
