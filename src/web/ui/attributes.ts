/** Class names in one string: what is false or empty falls out; undefined when nothing is left. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string | undefined =>
  names.filter(Boolean).join(" ") || undefined;

/** An element id out of a field's name: `answers[2].text` is `answers-2-text`. */
export const idOf = (name: string): string => name.replace(/[^\w-]+/g, "-").replace(/^-+|-+$/g, "");
