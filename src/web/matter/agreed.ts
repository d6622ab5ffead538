import { noNeedReasons, type ShownOutcome } from "#src/domains/contacts/index.ts";
import type { BookingRequest } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { typeName } from "../booking/appointment-types.ts";
import { promisedDay } from "../format.ts";
import type { Site } from "../site.ts";
import { fill } from "../ui/index.ts";
import type { GuideChoice } from "./guide.ts";
import { personWords } from "./person-words.ts";

export interface AgreedParts {
  readonly outcomes: readonly ShownOutcome[];
  readonly requests: readonly BookingRequest[];
  /** The services that the person was guided to. */
  readonly services: readonly GuideChoice[];
}

/** One thing that was agreed, as a line of plain words. `id`: the outcome's, or the asked time's. */
export interface AgreedLine {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly kind: ShownOutcome["kind"];
  readonly text: string;
  /** Of a time asked. */
  readonly dueAt: Temporal.Instant | null;
  readonly state: "open" | "done" | "withdrawn";
}

const sentence = (...parts: readonly string[]): string => parts.filter(Boolean).join(" ");

/** A time asked, with its form: what the person reads of it without its state. */
export function timeAsked(
  site: Site,
  lang: Lang,
  { type, form }: Pick<BookingRequest, "type" | "form">,
): string {
  return `${typeName(site, type, lang)}, ${personWords(lang).forms[form]}`;
}

/** Where a referral went, by name; empty when that place is no more. */
export const referredTo = (
  site: Site,
  lang: Lang,
  { unit, team }: Pick<ShownOutcome, "unit" | "team">,
): string =>
  ((unit && site.content.findUnit(unit)?.names) || site.content.findTeam(team ?? "")?.names)?.[lang] ?? "";

/** Why nothing more is needed, as the person reads it; empty without a reason that is known. */
export const noNeedReason = (site: Site, lang: Lang, reason: string | null): string =>
  noNeedReasons(site.content).find(({ id }) => id === reason)?.names[lang] ?? "";

/** What was agreed, line by line, in the same words as on the person's page. */
export function agreedLines(
  site: Site,
  lang: Lang,
  { outcomes, requests, services }: AgreedParts,
): AgreedLine[] {
  const w = personWords(lang);
  const nameOf = (id: string) => services.find((one) => one.id === id)?.names[lang] ?? id;
  const text = (one: ShownOutcome): string => {
    const guided = one.services.map(nameOf).join(", ");
    if (one.kind === "referred") return `${fill(w.referred, { unit: referredTo(site, lang, one) })}.`;
    if (one.kind === "no-need")
      return `${[w.noNeed, noNeedReason(site, lang, one.reason)].filter(Boolean).join(": ")}.`;
    if (one.kind === "self-care") return sentence(w.selfCare, guided && `${w.services}: ${guided}.`);
    return `${w.services}: ${guided}.`;
  };
  return [
    ...requests.map((one) => ({
      id: one.id,
      at: one.askedAt,
      kind: "time-asked" as const,
      text: sentence(
        `${w.time}: ${timeAsked(site, lang, one)}.`,
        one.state === "asked"
          ? fill(w.timeBy, { day: promisedDay(one.dueAt, lang) })
          : one.state === "booked"
            ? w.timeBooked
            : w.timeWithdrawn,
      ),
      dueAt: one.dueAt,
      state:
        one.state === "asked"
          ? ("open" as const)
          : one.state === "booked"
            ? ("done" as const)
            : ("withdrawn" as const),
    })),
    ...outcomes.flatMap((one) =>
      one.kind === "time-asked"
        ? []
        : [{ id: one.id, at: one.at, kind: one.kind, text: text(one), dueAt: null, state: "done" as const }],
    ),
  ];
}
