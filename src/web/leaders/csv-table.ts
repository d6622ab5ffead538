import type { Lang } from "#src/kernel/lang.ts";
import type { Answer } from "#src/platform/http/route.ts";
import { leadersWords } from "./words.ts";

/** Text as it is, a number in the language's own way; null is hidden, undefined nothing. */
export type Value = string | number | null | undefined;

/** A cell that no spreadsheet takes for a formula or for two cells. */
function cell(text: string, separator: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return plain.includes(separator) || /["\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * A table to take along. Comma and point in English, semicolon and decimal comma in Finnish and Swedish, as spreadsheets of
 * the language expect; UTF-8 with its mark.
 */
export function csvTable(lang: Lang, rows: readonly (readonly Value[])[]): string {
  const separator = lang === "en" ? "," : ";";
  const text = (value: Value) => {
    if (value === undefined) return "";
    if (value === null) return leadersWords(lang).hidden;
    if (typeof value === "string") return value;
    return String(Math.round(value * 10_000) / 10_000).replace(".", lang === "en" ? "." : ",");
  };
  const lines = rows.map((row) => row.map((value) => cell(text(value), separator)).join(separator));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

export function csvAnswer(text: string, name: string): Answer {
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  };
  return { kind: "raw", response: new Response(text, { headers }) };
}
