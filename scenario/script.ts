import type { PersonId } from "#src/kernel/id.ts";
import { Agenda } from "./agenda.ts";
import { submitApproach } from "./approaching.ts";
import { drawAsking, submitAsking } from "./asking.ts";
import { localMs } from "./calendar.ts";
import type { Doing, Planned, Submit } from "./doings.ts";
import { lifeOf, type World } from "./life.ts";
import { FAMILY_STREAM, familyShare, OTHER_STREAMS, type Stream } from "./mix.ts";
import type { Professional } from "./professional.ts";
import type { Resident } from "./resident.ts";
import { contactMoments } from "./rhythm.ts";
import { Rng } from "./rng.ts";
import { Roster } from "./roster.ts";
import { type PersonaKey, stagedMatters } from "./stage.ts";
import { Townspeople } from "./townspeople.ts";
import { apportion } from "./weighted.ts";
import { WorkingTime } from "./working-time.ts";

export interface ScriptOptions {
  readonly seed: string | number;
  /** The day the demo is looked at: history ends as it begins, unless `until` says otherwise. */
  readonly endDate: Temporal.PlainDate;
  /** Default 12. */
  readonly months?: number;
  readonly residents: Iterable<Resident>;
  readonly professionals: readonly Professional[];
  /** Contacts before the end date, staged matters not counted. */
  readonly contacts: number;
  /** Nothing happens from this moment on. An earlier end gives the beginning of the same stream. */
  readonly until?: Temporal.Instant;
  readonly personas?: Partial<Record<PersonaKey, PersonId>>;
  /**
   * Whether the product would raise an alarm at a contact. Such ones are taken by those on call too, besides those
   * that the script means as acute: then nothing that alarmed is left unread. Must be a pure function.
   */
  readonly alarms?: (submit: Submit) => boolean;
}

interface Source {
  readonly stream: Stream | typeof FAMILY_STREAM;
  readonly key: string;
  readonly rng: Rng;
  readonly moments: Float64Array;
  next: number;
}

const BUSY_DAYS = 16;
const DAYS_AFTER = 60;

/** Everything that happens in the county in the period, in order of time. Memory grows with what is open only. */
export function* script(options: ScriptOptions): Generator<Doing> {
  const { endDate } = options;
  const from = endDate.subtract({ months: options.months ?? 12 });
  const until = options.until?.epochMilliseconds ?? localMs(endDate);
  const rng = Rng.of(options.seed).fork("script");
  const people = new Townspeople(options.residents, endDate);
  const world: World = {
    roster: new Roster(options.professionals),
    time: new WorkingTime(from.subtract({ days: 1 }), endDate.add({ days: DAYS_AFTER })),
    busySince: localMs(endDate.subtract({ days: BUSY_DAYS })),
  };
  const agenda = new Agenda();
  const staged = stagedMatters(rng.fork("staged"), world, people, endDate, options.personas ?? {});
  for (const planned of staged) agenda.add(planned);
  for (const { ms, submit, rng: own } of arrivals(rng, people, world.roster, from, options)) {
    if (ms >= until) break;
    yield* due(agenda, ms);
    yield doing({ ms, deed: submit });
    for (const planned of lifeOf(own, world, submit, ms)) {
      if (planned.ms < until) agenda.add(planned);
    }
  }
  yield* due(agenda, until);
}

function* due(agenda: Agenda, ms: number): Generator<Doing> {
  for (let next = agenda.takeBefore(ms); next !== undefined; next = agenda.takeBefore(ms)) yield doing(next);
}

function doing({ ms, deed }: Planned): Doing {
  return Object.assign(deed, { at: Temporal.Instant.fromEpochMilliseconds(ms) });
}

/** Contacts of all streams in order of time; each has random numbers of its own. */
function* arrivals(
  rng: Rng,
  people: Townspeople,
  roster: Roster,
  from: Temporal.PlainDate,
  options: ScriptOptions,
): Generator<{ ms: number; submit: Submit; rng: Rng }> {
  const sources = sourcesOf(rng, from, options);
  for (;;) {
    let first: Source | undefined;
    let earliest = Number.POSITIVE_INFINITY;
    for (const source of sources) {
      const ms = source.moments[source.next];
      if (ms !== undefined && ms < earliest) {
        earliest = ms;
        first = source;
      }
    }
    if (first === undefined) return;
    const n = first.next++;
    const own = first.rng.fork(n);
    const key = `${first.key}-${n}`;
    const sent =
      first.stream.line === "family"
        ? submitAsking(own, people, key, drawAsking(own, people))
        : submitApproach(own, people, roster, key, first.stream as Stream);
    const submit = !sent.acute && options.alarms?.(sent) ? { ...sent, acute: true } : sent;
    yield { ms: earliest, submit, rng: own };
  }
}

/** The period's contacts, and those of the end date itself, which are played only when `until` reaches into it. */
function sourcesOf(rng: Rng, from: Temporal.PlainDate, { endDate, contacts }: ScriptOptions): Source[] {
  const family = familyShare(contacts);
  const streams = [
    { stream: FAMILY_STREAM, share: family },
    ...OTHER_STREAMS.map((stream) => ({ stream, share: stream.share * (1 - family) })),
  ];
  const days = from.until(endDate, { largestUnit: "days" }).days;
  const instant = (date: Temporal.PlainDate) => Temporal.Instant.fromEpochMilliseconds(localMs(date));
  const periods = [
    { name: "", from, to: endDate, count: contacts },
    { name: "-today", from: endDate, to: endDate.add({ days: 1 }), count: Math.round(contacts / days) },
  ];
  return periods.flatMap((period) => {
    const counts = apportion(
      period.count,
      streams.map(({ share }) => share),
    );
    return streams.map(({ stream }, i) => {
      const key = `${stream.name}${period.name}`;
      const own = rng.fork(key);
      const { channel } = stream;
      const at = { from: instant(period.from), to: instant(period.to) };
      const moments = contactMoments({ rng: own.fork("moments"), ...at, count: counts[i] ?? 0, channel });
      return { stream, key, rng: own, moments, next: 0 };
    });
  });
}
