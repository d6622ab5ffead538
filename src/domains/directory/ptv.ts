// The national service catalogue's general descriptions (PTV, "pohjakuvaus") as its release files have them.
import { z } from "zod";
import { LANGS, type LocalText } from "#src/kernel/lang.ts";
import type { NationalDescription, TargetGroup } from "./model.ts";

/** Who gives the descriptions, and the year of the set that is in use: the last before the reform of 2023. */
export const PTV_SOURCE = "ptv";
export const PTV_YEAR = 2022;

const LONGEST = 20_000;
const texts = z.looseObject({ fi: z.unknown(), sv: z.unknown(), en: z.unknown() });
const named = z.array(z.looseObject({ Value: z.string() }));

/** Target groups of the national list that are ours too; the others say nothing that narrows a search. */
const GROUPS: Readonly<Record<string, readonly TargetGroup[]>> = {
  "Lapset ja lapsiperheet": ["families", "children"],
  Nuoret: ["young"],
  Ikäihmiset: ["older"],
  Vammaiset: ["disability"],
};

/** An entry of the file that cannot be used, and why, in words for whoever brings the file. */
export interface FaultyEntry {
  /** From 0, as it stands in the file. */
  readonly index: number;
  readonly code: string | null;
  readonly reasons: readonly string[];
}

export interface ReadFile {
  readonly descriptions: readonly NationalDescription[];
  readonly faulty: readonly FaultyEntry[];
}

/** Reads the entries of a release file. One that lacks a language or a field is faulty; the others are not. */
export function readDescriptions(entries: readonly unknown[]): ReadFile {
  const descriptions: NationalDescription[] = [];
  const faulty: FaultyEntry[] = [];
  const seen = new Set<string>();
  entries.forEach((raw, index) => {
    const { code, reasons, description } = readEntry(raw);
    if (code !== null && seen.has(code)) reasons.push(`ReferenceCode: ${code} stands in the file twice`);
    if (code !== null) seen.add(code);
    if (reasons.length === 0 && description) descriptions.push(description);
    else faulty.push({ index, code, reasons });
  });
  return { descriptions, faulty };
}

interface Entry {
  readonly code: string | null;
  readonly reasons: string[];
  readonly description?: NationalDescription;
}

function readEntry(raw: unknown): Entry {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return { code: null, reasons: ["is not an object"] };
  const entry = raw as Record<string, unknown>;
  const reasons: string[] = [];
  const given = entry.ReferenceCode;
  const code = typeof given === "string" && /^SOTE-\d{4}$/.test(given) ? given : null;
  if (code === null) reasons.push("ReferenceCode: must be SOTE- and four digits");
  const names = localText(entry.Name, "Name", reasons);
  const summary = localText(entry.ShortDescription, "ShortDescription", reasons);
  // Most entries have their long text in BackgroundDescription and an empty Description.
  const own = hasText(entry.Description) ? "Description" : "BackgroundDescription";
  const text = localText(entry[own], own, reasons);
  const groups = listed(entry.TargetGroup, "TargetGroup", reasons);
  const keywords = listed(entry.OntologyTerm, "OntologyTerm", reasons);
  const charge = chargeOf(entry.ChargeType, reasons);
  if (code === null || !names || !summary || !text) return { code, reasons };
  const ours = [...new Set(groups.flatMap((group) => GROUPS[group] ?? []))];
  return { code, reasons, description: { code, names, summary, text, charge, groups: ours, keywords } };
}

const hasText = (value: unknown): boolean => {
  const parsed = texts.safeParse(value);
  return (
    parsed.success &&
    LANGS.some((lang) => typeof parsed.data[lang] === "string" && (parsed.data[lang] as string).trim() !== "")
  );
};

function localText(value: unknown, field: string, reasons: string[]): LocalText | undefined {
  const parsed = texts.safeParse(value);
  if (!parsed.success) {
    reasons.push(`${field}: is missing`);
    return undefined;
  }
  const found: Partial<Record<(typeof LANGS)[number], string>> = {};
  for (const lang of LANGS) {
    const one = parsed.data[lang];
    const clean = typeof one === "string" ? tidy(one) : "";
    if (clean === "") reasons.push(`${field}.${lang}: is missing`);
    else if (clean.length > LONGEST) reasons.push(`${field}.${lang}: is longer than ${LONGEST} characters`);
    else found[lang] = clean;
  }
  const { fi, sv, en } = found;
  return fi && sv && en ? { fi, sv, en } : undefined;
}

/** Paragraphs stay, other white space is one space; what no database can hold is not there. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\u0000", "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n\n");
}

function listed(value: unknown, field: string, reasons: string[]): string[] {
  if (value === null || value === undefined) return [];
  const parsed = named.safeParse(value);
  if (parsed.success) return parsed.data.map((one) => tidy(one.Value));
  reasons.push(`${field}: is not a list of {Key, Value}`);
  return [];
}

function chargeOf(value: unknown, reasons: string[]): NationalDescription["charge"] {
  if (value === null || value === undefined) return undefined;
  if (value === "Free" || value === "FreeOfCharge") return "free";
  if (value === "Charged" || value === "Chargeable") return "client-fee";
  if (value === "Other") return undefined;
  reasons.push("ChargeType: is not known");
  return undefined;
}
