import type { ResourceId } from "#src/kernel/id.ts";
import { ABSENCE_REASONS, type AbsenceReason } from "./absence-reasons.ts";
import { FORMS_OF_SERVICE, type FormOfService, type Offering } from "./model.ts";
import {
  type RefusedShift,
  type Rostered,
  SHIFT_FAULTS,
  type Shift,
  type ShiftFault,
  type ShiftRow,
} from "./shift.ts";
import { readMoment } from "./shift-times.ts";

/** What a roster's words are checked against. */
export interface ShiftWords {
  /** By the professional's id, subject or the file's own name, in small letters. */
  readonly people: ReadonlyMap<string, Rostered>;
  readonly units: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** What the file's own words mean: `unit`, `kind`, `form`, `professional`, in small letters. */
  readonly map: ReadonlyMap<string, string>;
  /** Minutes since 1970. */
  readonly now: number;
}

/** What became of the rows of a file. */
export interface CheckedShifts {
  readonly shifts: readonly Shift[];
  readonly lines: ReadonlyMap<string, number>;
  readonly refused: readonly RefusedShift[];
  /** The first and last minute at which a row begins, also one called off; null when there is none. */
  readonly covered: { readonly from: number; readonly to: number } | null;
  /** Calendars of which a row was refused, and the keys of refused rows: what stood there stays. */
  readonly doubtful: { readonly resources: ReadonlySet<ResourceId>; readonly keys: ReadonlySet<string> };
}

/** A leap year of quarters of an hour. */
const MOST_OF_ONE = 366 * 96;
const MOST_SHIFT = 24 * 60;
const MOST_ABSENCE = 366 * 24 * 60;
const FARTHEST = 2 * 366 * 24 * 60;
const SHIFT_KINDS: readonly string[] = ["", "shift", "work", "vuoro", "työ", "skift", "pass", "arbete"];
const ABSENCE_KINDS: readonly string[] = ["absence", "poissa", "poissaolo", "frånvaro", "borta"];

/** The key by which a map has a word of the file. */
export const mapKey = (what: string, theirs: string) => `${what}|${theirs.trim().toLocaleLowerCase("fi")}`;

/** Sorts the rows of a roster into shifts and those that cannot be; each refusal with its line and reason. */
export function checkShifts(rows: readonly ShiftRow[], words: ShiftWords): CheckedShifts {
  const shifts: Shift[] = [];
  const refused: RefusedShift[] = [];
  const lines = new Map<string, number>();
  const doubtful = { resources: new Set<ResourceId>(), keys: new Set<string>() };
  const days = new Map<ResourceId, Taken>();
  const counts = new Map<ResourceId, number>();
  const covered = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  for (const row of rows) {
    const person = personIn(row, words);
    const doubt = (reason: ShiftFault, value = "", other?: number) => {
      refused.push({
        line: row.line,
        reason,
        words: SHIFT_FAULTS[reason],
        ...(value && { value: value.slice(0, 100) }),
        ...(other !== undefined && { with: other }),
      });
      if (person) doubtful.resources.add(person.resourceId);
      if (row.id !== "") doubtful.keys.add(`id:${row.id}`);
    };
    const read = readRow(row, person, words);
    if (!read.ok) {
      doubt(read.fault, read.value);
      continue;
    }
    const { shift } = read;
    covered.from = Math.min(covered.from, shift.from);
    covered.to = Math.max(covered.to, shift.from);
    if (row.cancelled) continue;
    const count = (counts.get(shift.resourceId) ?? 0) + 1;
    counts.set(shift.resourceId, count);
    const same = lines.get(shift.key);
    const taken = days.get(shift.resourceId) ?? new Taken();
    days.set(shift.resourceId, taken);
    const over = shift.offer ? taken.at(shift.from, shift.to) : undefined;
    if (count > MOST_OF_ONE) doubt("too-many");
    else if (same !== undefined) doubt("repeated-key", row.id, same);
    else if (over !== undefined) doubt("overlaps", row.start, over);
    else {
      if (shift.offer) taken.add(shift.from, shift.to, row.line);
      lines.set(shift.key, row.line);
      shifts.push(shift);
    }
  }
  return { shifts, lines, refused, covered: covered.to < covered.from ? null : covered, doubtful };
}

function personIn({ professional }: ShiftRow, { people, map }: ShiftWords): Rostered | undefined {
  const named = professional.trim();
  const ours = map.get(mapKey("professional", named)) ?? named;
  return people.get(ours.toLocaleLowerCase("fi"));
}

type ReadRow =
  | { readonly ok: true; readonly shift: Shift }
  | { readonly ok: false; readonly fault: ShiftFault; readonly value?: string };

const no = (fault: ShiftFault, value?: string): ReadRow => ({
  ok: false,
  fault,
  ...(value !== undefined && { value }),
});

function readRow(row: ShiftRow, person: Rostered | undefined, words: ShiftWords): ReadRow {
  if (row.fault) return no(row.fault, row.start);
  if (row.professional.trim() === "") return no("no-professional");
  if (!person) return no("unknown-professional", row.professional);
  if (person.closed) return no("calendar-closed", row.professional);
  const kind = kindOf(row.kind, words);
  if (!kind) return no("unknown-kind", row.kind);
  const start = readMoment(row.start);
  const end = readMoment(row.end);
  if (row.start.trim() === "" || row.end.trim() === "") return no("no-time");
  if (!start.ok) return no(start.fault, row.start);
  if (!end.ok) return no(end.fault, row.end);
  if (!kind.absence && (start.day || end.day)) return no("no-time", row.start);
  const from = start.minute;
  // A last day without a time is away as a whole.
  const to = end.day ? nextMidnight(row.end, end.minute) : end.minute;
  if (to <= from) return no("end-before-start", `${row.start} – ${row.end}`);
  if (to - from > (kind.absence ? MOST_ABSENCE : MOST_SHIFT))
    return no("too-long", `${row.start} – ${row.end}`);
  if (from > words.now + FARTHEST) return no("too-far", row.start);
  const offer = kind.absence ? null : offerOf(row, person, kind.types, words);
  if (typeof offer === "string") return no(offer, offer === "unknown-unit" ? row.unit : undefined);
  const key =
    row.id.trim() === "" ? `at:${person.id}|${from}|${offer ? "work" : "away"}` : `id:${row.id.trim()}`;
  return {
    ok: true,
    shift: { key, resourceId: person.resourceId, from, to, reason: kind.absence ?? "shift", offer },
  };
}

/** A day may have 23 or 25 hours: the next one is read, not counted. */
function nextMidnight(text: string, minute: number): number {
  const next = readMoment(
    Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
      .toZonedDateTimeISO("Europe/Helsinki")
      .toPlainDate()
      .add({ days: 1 })
      .toString(),
  );
  return next.ok ? next.minute : minute + (text === "" ? 0 : 1440);
}

interface Kind {
  readonly absence: AbsenceReason | null;
  readonly types: readonly string[] | null;
}

function kindOf(text: string, { map, types }: ShiftWords): Kind | undefined {
  const given = text.trim();
  const named = (map.get(mapKey("kind", given)) ?? given).toLocaleLowerCase("fi");
  if (SHIFT_KINDS.includes(named)) return { absence: null, types: null };
  if (ABSENCE_KINDS.includes(named)) return { absence: "other", types: null };
  const reason = ABSENCE_REASONS.find((one) => one === named);
  if (reason) return { absence: reason, types: null };
  const several = named.split(/[\s,+|]+/).filter(Boolean);
  return several.every((one) => types.has(one)) ? { absence: null, types: several } : undefined;
}

const ANY_FORM: readonly FormOfService[] = ["in-person", "remote", "phone"];

function offerOf(
  { unit: text, forms: formsText, seats: seatsText }: ShiftRow,
  person: Rostered,
  types: readonly string[] | null,
  { map, units }: ShiftWords,
): Offering | ShiftFault {
  const named = text.trim();
  const unit = named === "" ? person.unit : (map.get(mapKey("unit", named)) ?? named);
  if (!units.has(unit)) return "unknown-unit";
  const asked = formsText.split(/[\s,+|]+/).filter(Boolean);
  const forms = asked.flatMap((one) => {
    const ours = map.get(mapKey("form", one)) ?? one.toLowerCase();
    return FORMS_OF_SERVICE.filter((form) => form === ours);
  });
  if (forms.length !== asked.length) return "unknown-form";
  // "1,0" is a number too where decimals have commas.
  const [, digits] = /^(\d{1,3})(?:[.,]0+)?$/.exec(seatsText.trim() || "1") ?? [];
  const seats = Number(digits);
  if (!digits || seats < 1 || seats > 500) return "bad-seats";
  return { unit, forms: forms.length > 0 ? forms : ANY_FORM, types, urgent: false, keptFor: null, seats };
}

/** Stretches of one professional that do not overlap, in their order, each with its line. */
class Taken {
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #line: number[] = [];

  #place(minute: number): number {
    let low = 0;
    let high = this.#from.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#from[middle] as number) < minute) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The line of a stretch that overlaps. */
  at(from: number, to: number): number | undefined {
    const place = this.#place(to);
    return place > 0 && (this.#to[place - 1] as number) > from ? this.#line[place - 1] : undefined;
  }

  add(from: number, to: number, line: number): void {
    const place = this.#place(from);
    this.#from.splice(place, 0, from);
    this.#to.splice(place, 0, to);
    this.#line.splice(place, 0, line);
  }
}
