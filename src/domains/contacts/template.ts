/** What may stand in a template in braces. */
export const PLACEHOLDERS = ["service", "unit", "when", "phone", "reference"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The names in braces that a text has, each once, in their order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name ?? ""))];
}

/** A template's text with what is known filled in. What is not known stays in braces, for the writer to fill. */
export function fillTemplate(
  text: string,
  known: Readonly<Partial<Record<Placeholder, string | undefined>>>,
): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: Placeholder) => known[name] || whole);
}

/** Placeholders of ours that are still to be filled by hand before the text may go out. */
export function unfilled(text: string): string[] {
  const ours: readonly string[] = PLACEHOLDERS;
  return placeholdersIn(text).filter((name) => ours.includes(name));
}

/** A template put to what has been typed: never over it. */
export function inserted(typed: string, text: string): string {
  return typed.trim() === "" ? text : `${typed.trimEnd()}\n\n${text}`;
}
