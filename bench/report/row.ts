import type { Measured } from "../load/measure.ts";

/** One line of the result: what, how much, and the bar beside it when there is one. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly bar?: string;
}

const whole = (value: number) => Math.round(value).toLocaleString("en").replaceAll(",", " ");

export const milliseconds = (value: number) => `${value < 10 ? value.toFixed(1) : whole(value)} ms`;
export const perSecond = (value: number) => `${whole(value)}/s`;

/** A measured rate as one line. */
export function rateRow(what: string, measured: Measured, bar?: string): Row {
  const { max, half, p50, p99, busy, wrong, cpu } = measured;
  const parts = [
    `max ${perSecond(max)}`,
    `at ${perSecond(half)} p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`,
    ...(cpu === undefined ? [] : [`${cpu.toPrecision(2)} ms of processor an answer`]),
    `generator ${Math.round(busy * 100)} % busy at max`,
    ...(wrong > 0 ? [`${wrong} WRONG ANSWERS`] : []),
  ];
  return { what, figure: parts.join("; "), ...(bar && { bar }) };
}

export function print({ what, figure, bar }: Row): void {
  process.stdout.write(`  ${what.padEnd(46)} ${figure}${bar ? `   [bar: ${bar}]` : ""}\n`);
}
