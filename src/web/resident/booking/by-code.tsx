import {
  type Appointment,
  answeredOf,
  appointmentByCode,
  bookingReach,
  ownAppointments,
  readFeed,
  rightToAppointment,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseCode } from "#src/kernel/secret-code.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, ErrorSummary, Form } from "../../ui/index.ts";
import { CodeForm, openTyped } from "../code-form.tsx";
import { calendarFile, calendarOf, pageOf } from "./ical.ts";
import { showMoves, takeMove, takeStep } from "./steps.ts";
import { AppointmentPage } from "./view.tsx";
import { bookingWords } from "./words.ts";

/** The code stays in the browser for half an hour, in a cookie that no script reads; never in an address. */
const OPENED = "pb_time";
const OPENED_SECONDS = 30 * 60;
export const BY_CODE = { kind: "code", contactId: null } as const;

export function showDoor(site: Site, exchange: Exchange, typed = "", error?: string): Answer {
  const { lang } = exchange;
  const w = bookingWords(lang);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.codeDoor}
      back={{ href: to("booking", lang), label: w.title }}
      hasErrors={error !== undefined}
      noindex
    >
      {error && <ErrorSummary lang={lang} errors={[{ field: "code", text: error }]} />}
      <h1>{w.codeDoor}</h1>
      <p class="nhsuk-lede-text">{w.codeLead}</p>
      <CodeForm {...{ exchange, typed, error }} action={to("timeCode", lang)} words={w} />
    </ResidentPage>,
    error ? 422 : 200,
  );
}

/** Opens an appointment by its code. */
export async function takeDoor(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const opened = await openTyped(exchange, bookingWords(lang), (code) =>
    appointmentByCode(scope.db, hashCode(code), scope.now),
  );
  if ("error" in opened) return showDoor(site, exchange, opened.typed, opened.error);
  exchange.setCookie(OPENED, opened.code, OPENED_SECONDS);
  return redirect(to("timeOpened", lang));
}

/** The appointment that this browser has opened by its code, if any; it stays open for as long again. */
export async function openedByCode(exchange: Exchange): Promise<Appointment | undefined> {
  const { scope } = exchange;
  const code = parseCode(exchange.cookie(OPENED) ?? "");
  const found = code && (await appointmentByCode(scope.db, hashCode(code), scope.now));
  if (!code || !found) return undefined;
  exchange.setCookie(OPENED, code, OPENED_SECONDS);
  return found;
}

/** The same; refused where there is none. */
async function openedOf(exchange: Exchange): Promise<Appointment> {
  const found = await openedByCode(exchange);
  if (!found) throw new Refusal("signed-out", "time-code");
  return found;
}

/** The same, with its entry of the access log: it is shown. */
async function shownOf(exchange: Exchange): Promise<Appointment> {
  const found = await openedOf(exchange);
  const { personId, contactId } = found;
  exchange.log(
    { action: "appointment.open", ground: "code", personId, contactId, specialReasonId: null },
    BY_CODE,
  );
  return found;
}

export async function showOpened(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang } = exchange;
  const w = bookingWords(lang);
  const appointment = await shownOf(exchange);
  return page(
    <AppointmentPage
      {...{ site, exchange, appointment }}
      answered={(await answeredOf(exchange.scope.db, [appointment.id])).get(appointment.id)}
      back={{ href: to("timeCode", lang), label: w.codeDoor }}
      place={{
        post: to("timeOpened", lang),
        move: to("timeMove", lang),
        file: to("timeFile", lang),
      }}
    >
      <Form action={to("timeOpened", lang)} csrf={exchange.csrf()}>
        <Button name="step" value="leave" variant="text">
          {w.codeLeave}
        </Button>
      </Form>
    </AppointmentPage>,
  );
}

export async function takeOpened(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, fields } = exchange;
  if (field(fields, "step") === "leave") {
    exchange.setCookie(OPENED, "", 0);
    return redirect(to("timeCode", lang));
  }
  return takeStep(site, exchange, await openedOf(exchange), "code", to("timeOpened", lang));
}

export async function showOpenedMoves(site: Site, exchange: Exchange): Promise<Answer> {
  return showMoves(site, exchange, await shownOf(exchange), to("timeOpened", exchange.lang));
}

export async function takeOpenedMove(site: Site, exchange: Exchange): Promise<Answer> {
  const here = to("timeOpened", exchange.lang);
  // The code goes along with the time: the same cookie opens the new one.
  return takeMove(site, exchange, await openedOf(exchange), "code", { back: here, of: () => here });
}

export async function showOpenedFile(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, origin } = exchange;
  const appointment = await shownOf(exchange);
  const text = calendarOf(site, [appointment], lang, origin, () => to("timeCode", lang));
  return calendarFile(text, "prima-botnia.ics");
}

/** The feed that a person's own calendar reads, by its secret address. Wrong addresses are charged like wrong codes. */
export async function showFeed(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, origin } = exchange;
  const code = parseCode(exchange.params.token ?? "");
  const feed = code && (await readFeed(scope.db, hashCode(code), localDate(scope.now)));
  if (!feed) {
    exchange.charge(1, "codeGuess");
    throw new Refusal("not-found", "page");
  }
  const reach = await bookingReach(scope.db, feed.personId, scope.now);
  const coming = await ownAppointments(scope.db, reach, scope.now, "coming");
  // A calendar asks many times a day: one entry a day for each whose times it reads.
  if (feed.first) {
    for (const one of new Map(coming.map((each) => [each.personId, each])).values()) {
      rightToAppointment(reach, one);
      exchange.log(
        {
          action: "appointment.list",
          ground: "code",
          personId: one.personId,
          contactId: null,
          specialReasonId: null,
        },
        BY_CODE,
      );
    }
  }
  return calendarFile(calendarOf(site, coming, lang, origin, pageOf(lang)), null);
}
