import type { QueueStep, TextKind } from "./moves.ts";

/** Why what was posted could not be done, and what was typed: the page shows both. */
export interface Trouble {
  readonly status: 409 | 422;
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
  /** A step of the queue: what was typed, and what is wrong with it by the fields' names. */
  readonly step?: {
    readonly name: QueueStep;
    readonly typed: Readonly<Record<string, string>>;
    readonly errors: Readonly<Record<string, string>>;
  };
}

export interface TroubleError {
  readonly field: string;
  readonly text: string;
}

/** What must be put right, for the summary above the page; a conflict is no error of the writer's. */
export function errorsOf({ text, handOver, handOutError, step }: Trouble): TroubleError[] {
  const found: [string, string | undefined][] = [
    [text?.kind ?? "", text?.error],
    ["team", handOver?.teamError],
    ["ground", handOver?.groundError],
    ["to", handOutError],
    ...Object.entries(step?.errors ?? {}).map(([name, error]): [string, string] => [
      `${step?.name}-${name}`,
      error,
    ]),
  ];
  return found.flatMap(([field, error]) => (error ? [{ field, text: error }] : []));
}
