import type { GuideChoice } from "../../matter/guide.ts";
import type { FieldError } from "../../ui/index.ts";
import type { OutcomeTyped } from "../outcome/typed.ts";
import type { QueueStep, TextKind } from "./moves.ts";

/** Why what was posted could not be done, and what was typed: the page shows both. */
export interface Trouble {
  readonly status: 200 | 409 | 422;
  /** A key of the words for conflicts, when a colleague or the family was faster. */
  readonly conflict?: string;
  /** The version that the page had shown. */
  readonly seen?: number;
  readonly text?: { readonly kind: TextKind; readonly typed: string; readonly error?: string };
  readonly handOver?: {
    readonly team: string;
    readonly ground: string;
    readonly teamError?: string;
    readonly groundError?: string;
  };
  readonly handOutError?: string;
  /** What was said of an earlier matter. */
  readonly continues?: {
    readonly answer: string;
    readonly cause: string;
    readonly earlier: string;
    readonly leftAt: string;
    readonly field: string;
    readonly error: string;
  };
  /** A step of the queue: what was typed, and what is wrong with it by the fields' names. */
  readonly step?: {
    readonly name: QueueStep;
    readonly typed: Readonly<Record<string, string>>;
    readonly errors: Readonly<Record<string, string>>;
  };
  /** The answer with its outcomes: what was typed, what a search found, what must be put right. */
  readonly outcome?: {
    readonly typed: OutcomeTyped;
    readonly found: readonly GuideChoice[];
    readonly errors: readonly FieldError[];
    readonly searched?: boolean;
    readonly inserted?: boolean;
  };
}

/** What must be put right, for the summary above the page; a conflict is no error of the writer's. */
export function errorsOf(trouble: Trouble): FieldError[] {
  const { text, handOver, handOutError, outcome, continues, step } = trouble;
  const found: [string, string | undefined][] = [
    [text?.kind ?? "", text?.error],
    ["team", handOver?.teamError],
    ["ground", handOver?.groundError],
    ["to", handOutError],
    [continues?.field ?? "", continues?.error],
    ...Object.entries(step?.errors ?? {}).map(([name, error]): [string, string] => [
      `${step?.name}-${name}`,
      error,
    ]),
  ];
  return [
    ...(outcome?.errors ?? []),
    ...found.flatMap(([field, error]) => (error ? [{ field, text: error }] : [])),
  ];
}
