import {
  type AppointmentType,
  type BookingRequest,
  bookableOf,
  type ChosenTime,
  type FormOfService,
  type findTimes,
  minuteOf,
} from "#src/domains/scheduling/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { readWrittenDay } from "#src/kernel/typed-day.ts";
import type { Content } from "#src/platform/content/index.ts";

type Demand = Parameters<typeof findTimes>[2];

/** What a list of times is asked for, as the address says; what is not understood is left out and named. */
export interface Asked {
  readonly type: AppointmentType;
  readonly minutes: number;
  readonly request: BookingRequest | undefined;
  readonly form: FormOfService | undefined;
  readonly unit: string | undefined;
  readonly language: Lang | undefined;
  readonly kilometres: number | undefined;
  /** What was typed as the place to start from, and the municipality that it is. */
  readonly near: string;
  readonly municipality: string | undefined;
  readonly from: string;
  readonly day: Temporal.PlainDate | undefined;
  /** Minutes since 1970: only times from there on. */
  readonly after: number | undefined;
  readonly wrong: readonly ("near" | "from")[];
}

export const KILOMETRES = [10, 20, 40, 80] as const;
const LAST_MINUTE = 100_000_000;

/** The code of the municipality that somebody typed: its name in any language, or a postal code in it. */
export function municipalityOf(content: Content, typed: string): string | undefined {
  const text = typed.trim().toLocaleLowerCase("fi");
  const named = content.municipalities.find(
    ({ code, names }) =>
      code === text || Object.values(names).some((name) => name.toLocaleLowerCase("fi") === text),
  );
  return named?.code ?? content.postalCodes.find(({ code }) => code === text)?.municipality;
}

/** Reads what is asked from an address, for a type that whoever asks may book. `home`: where they live, if that is known. */
export function readAsked(
  content: Content,
  query: URLSearchParams,
  type: AppointmentType,
  given: {
    readonly request?: BookingRequest | undefined;
    readonly home?: string | undefined;
    readonly minutes?: number;
  },
): Asked {
  const { request, home } = given;
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 60);
  const near = query.has("near") ? text("near") : (home ?? "");
  const municipality = near === "" ? undefined : municipalityOf(content, near);
  const from = text("from");
  const day = readWrittenDay(from);
  const after = Number(text("after"));
  const kilometres = KILOMETRES.find((one) => String(one) === text("km"));
  const language = text("language");
  const wish = request && !request.places.includes(text("unit")) ? undefined : text("unit");
  return {
    type,
    minutes: given.minutes ?? request?.minutes ?? type.minutes[0] ?? 30,
    request,
    form: request ? request.form : type.forms.find((one) => one === text("form")),
    unit: wish && content.findUnit(wish) ? wish : undefined,
    language: isLang(language) ? language : undefined,
    kilometres,
    near,
    municipality,
    from,
    day,
    after: Number.isSafeInteger(after) && after > 0 && after < LAST_MINUTE ? after : undefined,
    wrong: [
      ...(near !== "" && municipality === undefined ? (["near"] as const) : []),
      ...(from !== "" && day === undefined ? (["from"] as const) : []),
    ],
  };
}

/** The line that asks where residents book by themselves: nothing is kept for it. */
const BY_THEMSELVES = "by-themselves";

/** What is asked, as the search takes it. */
export function demandOf(content: Content, asked: Asked, now: Temporal.Instant, limit: number): Demand {
  const { type, request, form, unit, municipality } = asked;
  const centre = municipality ? content.municipality(municipality).centre : undefined;
  const begins = asked.day ? minuteOf(startOfDay(asked.day)) : 0;
  const units = unit ? [unit] : (request?.places ?? []);
  const languages = asked.language ? [asked.language] : (request?.languages ?? []);
  return {
    type: bookableOf(type, request?.line ?? type.lines[0] ?? "", asked.minutes),
    from: Math.max(minuteOf(now), begins, asked.after ?? 0),
    until: minuteOf(now) + type.horizonDays * 1440,
    line: request?.line ?? BY_THEMSELVES,
    urgent: request?.urgency === "today",
    ...(form && { forms: [form] }),
    ...(units.length > 0 && { units }),
    ...(languages.length > 0 && { languages }),
    ...(centre && { origin: { lon: centre[0], lat: centre[1] }, municipality: municipality as string }),
    ...(asked.kilometres !== undefined && { kilometres: asked.kilometres }),
    limit,
  };
}

/** What is asked, as an address has it again; `more` replaces or adds. */
export function queryOf(asked: Asked, more: Readonly<Record<string, string>> = {}): string {
  const { request, form, unit, language, kilometres, near, from } = asked;
  const fields = {
    ...(request && { request: request.id }),
    ...(form && !request && { form }),
    ...(unit && { unit }),
    ...(language && { language }),
    ...(kilometres !== undefined && { km: String(kilometres) }),
    ...(near && { near }),
    ...(from && { from }),
    ...more,
  };
  const text = new URLSearchParams(fields).toString();
  return text === "" ? "" : `?${text}`;
}

/** A time as a button of a page names it, with the key of its taking. */
export const nameOf = ({ from, unit, form }: ChosenTime, key: string): string =>
  [from, unit, form, key].join("~");

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads what a button named; undefined for anything that no button of ours could say. */
export function readChosen(
  type: AppointmentType,
  text: string,
): { readonly chosen: ChosenTime; readonly key: string } | undefined {
  const [minute = "", unit = "", formNamed = "", key = ""] = text.split("~");
  const from = /^\d{1,9}$/.test(minute) ? Number(minute) : 0;
  const form = type.forms.find((one) => one === formNamed);
  if (from === 0 || from >= LAST_MINUTE || !/^[a-z0-9-]{1,60}$/.test(unit) || !form || !UUID.test(key))
    return undefined;
  return { chosen: { from, unit, form }, key };
}
