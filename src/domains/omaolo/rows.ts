import type { AnswerRow } from "./model.ts";

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The most that is read of one message: real ones have a tenth. */
export const MOST = { items: 2_000, depth: 12, text: 4_000 } as const;

const cut = (text: string) => (text.length > MOST.text ? `${text.slice(0, MOST.text)}…` : text);

/** An answer in words: what a reader sees, whichever of FHIR's types it has. */
function answerText(answer: unknown): string | undefined {
  if (!isObject(answer)) return undefined;
  const [name, value] = Object.entries(answer).find(([key]) => key.startsWith("value")) ?? [];
  if (name === undefined) return undefined;
  if (typeof value === "boolean") return value ? "✓" : "–";
  if (typeof value === "string" || typeof value === "number") return cut(String(value));
  if (!isObject(value)) return undefined;
  const said = value.display ?? value.text ?? value.code ?? value.value;
  const unit = typeof value.unit === "string" ? ` ${value.unit}` : "";
  return typeof said === "string" || typeof said === "number" ? cut(`${said}${unit}`) : undefined;
}

/** Questions with their answers in the order of the message, groups and follow-up questions laid flat. */
export function answerRows(response: unknown): AnswerRow[] {
  const rows: AnswerRow[] = [];
  const walk = (items: readonly unknown[], depth: number) => {
    if (depth > MOST.depth) return;
    for (const item of items) {
      if (rows.length >= MOST.items || !isObject(item)) continue;
      const answers = list(item.answer);
      const values = answers.flatMap((answer) => answerText(answer) ?? []);
      const label = typeof item.text === "string" ? item.text : String(item.linkId ?? "");
      if (values.length > 0) rows.push({ label: cut(label), values });
      walk(list(item.item), depth + 1);
      for (const answer of answers) if (isObject(answer)) walk(list(answer.item), depth + 1);
    }
  };
  if (isObject(response)) walk(list(response.item), 0);
  return rows;
}
