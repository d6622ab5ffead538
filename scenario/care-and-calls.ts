import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Submit } from "./doings.ts";
import type { Life } from "./life-so-far.ts";
import { needOf } from "./need.ts";
import type { Rng } from "./rng.ts";
import { WORKING_DAY, type WorkingTime } from "./working-time.ts";

const MINUTE = 60_000;
const CALLED_LATE = 0.09;
const NOT_REACHED = 0.14;
/** Working days until the care that was promised begins, beside the first; a few never get it. */
const CARE_DAYS = 5;
const NO_CARE = 0.02;
const ASKED_WHETHER = 0.55;
const CONTINUES = 0.17;
/** Codes of content/failure-causes.yaml, the commonest more than once. */
const UNDONE = [
  "promised-call-not-made",
  "promised-call-not-made",
  "no-answer-came",
  "no-answer-came",
  "wrong-place",
] as const;

/** The need is assessed before the answer, mostly; its own random numbers leave everything else as it is. */
export function assess(rng: Rng, submit: Submit, life: Life, by: ProfessionalId, ms: number): void {
  const need = needOf(rng.fork("need"), submit);
  if (need) life.at(ms, { kind: "assess", by, ...need });
}

/** In about half of the contacts somebody says whether it continues what was left undone. */
export function continues(rng: Rng, life: Life, by: ProfessionalId, ms: number): void {
  const own = rng.fork("continues");
  if (!own.chance(ASKED_WHETHER)) return;
  life.at(ms, { kind: "continues", by, cause: own.chance(CONTINUES) ? own.pick(UNDONE) : null });
}

/** Where the need was to be met by an appointment that can wait, care begins within days or weeks. */
export function careAfter(
  rng: Rng,
  { time }: { readonly time: WorkingTime },
  life: Life,
  by: ProfessionalId,
  ms: number,
): void {
  const own = rng.fork("care");
  const waits = life.planned.some(
    ({ deed }) => deed.kind === "assess" && deed.result === "time" && deed.urgency === "non-urgent",
  );
  if (!waits || own.chance(NO_CARE)) return;
  const days = 1 + own.exponential(CARE_DAYS);
  life.at(time.momentOf(time.at(ms) + days * WORKING_DAY), { kind: "care", by });
}

/** Whoever writes down a call that is not settled at once promises when one calls back. */
export function promiseCall(
  rng: Rng,
  { time }: { readonly time: WorkingTime },
  submit: Submit,
  life: Life,
  ms: number,
  answered: number,
): void {
  const own = rng.fork("call");
  if (!submit.by) return;
  const late = own.chance(CALLED_LATE);
  const wait = answered - time.at(ms);
  const due = late ? answered - wait * 0.6 : answered + (10 + 80 * own.float()) * MINUTE;
  const at = ms + 30_000;
  const promised = Math.floor(Math.max(time.momentOf(due), at + 10 * MINUTE));
  life.at(at, { kind: "promise-call", by: submit.by, due: Temporal.Instant.fromEpochMilliseconds(promised) });
}

/** The call is made shortly before the answer is written; some are not reached and are called again. */
export function call(
  rng: Rng,
  { time }: { readonly time: WorkingTime },
  life: Life,
  by: ProfessionalId,
  answered: number,
): void {
  const own = rng.fork("reached");
  const before = time.momentOf(answered - 9 * MINUTE);
  if (own.chance(NOT_REACHED)) {
    life.at(before, { kind: "call", by, missed: true });
    life.at(time.momentOf(answered - 5 * MINUTE), { kind: "call", by });
  } else life.at(before, { kind: "call", by });
}
