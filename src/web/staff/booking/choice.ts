import { type ChosenTime, FORMS_OF_SERVICE, type Offer } from "#src/domains/scheduling/index.ts";

/** An offered time as a button carries it. */
export const choiceOf = ({ from, unit, form }: Pick<Offer, "from" | "unit" | "form">): string =>
  `${from} ${form} ${unit}`;

/** The time that a button carried; undefined when it is none. */
export function readChoice(text: string): ChosenTime | undefined {
  const [, from, formText, unit] = /^(\d{1,9}) ([a-z-]+) ([a-z0-9-]+)$/.exec(text) ?? [];
  const form = FORMS_OF_SERVICE.find((one) => one === formText);
  return from && form && unit ? { from: Number(from), form, unit } : undefined;
}
