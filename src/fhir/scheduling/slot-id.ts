import { createHash } from "node:crypto";
import { FORMS_OF_SERVICE, type FormOfService } from "#src/domains/scheduling/index.ts";
import { parseId, type ResourceId } from "#src/kernel/id.ts";

/** What a free time is, all of it: its id says this and nothing is stored. */
export interface SlotKey {
  readonly resource: ResourceId;
  /** Minutes since 1970-01-01 UTC. */
  readonly from: number;
  readonly minutes: number;
  readonly form: FormOfService;
  readonly type: string;
}

// An id of FHIR has at most 64 letters, digits, hyphens and dots: 25 for the calendar, 11 for the time, the rest for the type.
const MOST_TYPE = 24;
const RESOURCE_DIGITS = 25;

/** A type's id, or for a long one its beginning and a fingerprint. */
const typeCode = (type: string): string =>
  type.length <= MOST_TYPE
    ? type
    : `${type.slice(0, 14)}.${createHash("sha256").update(type).digest("hex").slice(0, 9)}`;

const number = (value: number) => value.toString(36);

/** The id of a free time: the same time has the same id, whenever it is asked for. */
export function slotId({ resource, from, minutes, form, type }: SlotKey): string {
  const calendar = BigInt(`0x${resource.replaceAll("-", "")}`)
    .toString(36)
    .padStart(RESOURCE_DIGITS, "0");
  const way = FORMS_OF_SERVICE.indexOf(form);
  return `${calendar}.${number(from)}.${number(minutes)}.${way}.${typeCode(type)}`;
}

const SHAPE = /^([0-9a-z]{25})\.([0-9a-z]{1,6})\.([0-9a-z]{1,2})\.(\d)\.([0-9a-z.-]{1,24})$/;
const LAST_MINUTE = 100_000_000;

/** What an id names, among the types given; undefined for what is no id of ours. */
export function readSlotId(id: string, types: readonly string[]): SlotKey | undefined {
  const [, calendar = "", start = "", length = "", way = "", code = ""] = SHAPE.exec(id) ?? [];
  if (calendar === "") return undefined;
  const resource = uuidOf(calendar);
  const from = Number.parseInt(start, 36);
  const minutes = Number.parseInt(length, 36);
  const form = FORMS_OF_SERVICE[Number(way)];
  const type = types.find((one) => typeCode(one) === code);
  if (!resource || !form || !type || from > LAST_MINUTE || minutes < 1) return undefined;
  const key = { resource, from, minutes, form, type };
  return slotId(key) === id ? key : undefined;
}

function uuidOf(digits: string): ResourceId | undefined {
  let value = 0n;
  for (const digit of digits) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, "0");
  return parseId<"resource">(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}
