import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readRules } from "#src/domains/deadlines/index.ts";
import {
  CODED,
  type CodeBook,
  codeList,
  codesKind,
  deadlinesOf,
  type JudgedContact,
  LISTS,
  type Said,
  type Standard,
} from "../index.ts";

const content = (file: string) => parse(readFileSync(`content/${file}`, "utf8"));
export const deadlines = deadlinesOf(readRules(content("deadlines.yaml")));
const listOf = (id: string) => {
  const read = codesKind.parse(content(`codes/${id}.yaml`), `codes/${id}.yaml`);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return codeList(read.value);
};
export const book = Object.fromEntries(CODED.map((one) => [one, listOf(LISTS[one])])) as unknown as CodeBook;
export const born = (date: string) => Temporal.PlainDate.from(date);
export const at = (text: string) => Temporal.Instant.from(text);

export const standard: Standard = {
  deadlines,
  book,
  birthDate: born("1980-05-05"),
  healthProfessional: true,
};
/** Friday 20 November 2026, 9 in the morning in Helsinki. */
export const contact: JudgedContact = {
  register: "health",
  receivedAt: at("2026-11-20T07:00:00Z"),
  answeredAt: null,
  status: "taken",
  danger: [],
};
export const NOW = at("2026-11-20T08:00:00Z");
/** In order: non-urgent, needs a time with a nurse by phone within the limit of their age. */
export const good: Said = {
  reason: "R05",
  urgency: "non-urgent",
  result: "time",
  reasoned: false,
  grounds: [],
  rule: "PHC_CARE_3M_23PLUS",
  profession: "nurse",
  mode: "phone",
  service: "sick-care",
  nature: "SH",
  firstVisit: true,
  moveConsent: null,
  assessedAt: NOW,
};
