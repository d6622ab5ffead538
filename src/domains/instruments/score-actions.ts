import { actsFor, hasCareRelationship } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { reasonsInForce } from "#src/platform/audit/special-reasons.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { Database, ReadTx } from "#src/platform/database/index.ts";
import { keepVersions } from "./library-store.ts";
import type { LibraryEntry } from "./model.ts";
import { type CheckedScore, inForce, REGISTERS, type ScoreRegister } from "./score.ts";
import { addScore, type ShownScore, scoresOf } from "./score-store.ts";

/** By which right a professional sees a person's scores, and in which registers they see and enter them. */
export interface ScoreRight {
  readonly ground: Extract<Ground, "care-relationship" | "special-reason" | "own-circle">;
  readonly specialReasonId: string | null;
  readonly reads: readonly ScoreRegister[];
  /** Only inside a relationship. */
  readonly writes: readonly ScoreRegister[];
}

/**
 * A care or client relationship of the professional's team opens the scores of its register, where the professional
 * works on a line of that register; a stated special reason those of the registers it names, to read. Else there is no right.
 */
export async function rightToScores(
  tx: ReadTx,
  content: Content,
  staff: Staff,
  personId: PersonId,
  now: Temporal.Instant,
): Promise<ScoreRight | undefined> {
  const own = new Set<string>(staff.lines.map((id) => content.findLine(id)?.register ?? ""));
  const held = await Promise.all(
    REGISTERS.map(async (register) =>
      own.has(register) && (await hasCareRelationship(tx, personId, staff.teams, now, register))
        ? [register]
        : [],
    ),
  );
  const registers = held.flat();
  if (registers.length > 0)
    return { ground: "care-relationship", specialReasonId: null, reads: registers, writes: registers };
  const reasons = await reasonsInForce(tx, staff.professionalId, personId, now);
  const reads = REGISTERS.filter((register) => reasons.has(register));
  const reason = reads[0] && reasons.get(reads[0]);
  return reason ? { ground: "special-reason", specialReasonId: reason, reads, writes: [] } : undefined;
}

export interface NewScore {
  readonly id: string;
  readonly personId: PersonId;
  readonly register: ScoreRegister;
  readonly entry: LibraryEntry;
  readonly checked: CheckedScore;
  /** The score that this one corrects. */
  readonly corrects: ShownScore | null;
}

/** Enters a score, with the wording of the card it was entered by. Throws a Refusal when somebody was faster. */
export async function recordScore(
  db: Database,
  staff: Staff,
  { id, personId, register, entry, checked, corrects }: NewScore,
  now: Temporal.Instant,
): Promise<void> {
  await db.begin(async (tx) => {
    await keepVersions(tx, [entry], entry.from, now);
    const taken = await addScore(tx, {
      id,
      personId,
      register,
      instrumentId: entry.instrument.id,
      version: entry.version,
      ...checked,
      recordedBy: staff.professionalId,
      unit: staff.unit,
      recordedAt: now,
      corrects: corrects?.id ?? null,
    });
    if (!taken) throw new Refusal("conflict", "score");
  });
}

/** Takes a score back: it was entered by mistake. The row stays, and a new one says that it does not hold. */
export async function takeBackScore(
  db: Database,
  staff: Staff,
  id: string,
  wrong: ShownScore,
  note: string,
  now: Temporal.Instant,
): Promise<void> {
  const { personId, register, instrumentId, version, measuredOn, filledBy } = wrong;
  const by = { recordedBy: staff.professionalId, unit: staff.unit, recordedAt: now };
  const row = { personId, register, instrumentId, version, measuredOn, filledBy, note, ...by };
  if (!(await addScore(db, { id, ...row, score: null, corrects: wrong.id })))
    throw new Refusal("conflict", "score");
}

/** Somebody's scores as a resident sees them, and by which right. */
export interface ResidentScores {
  readonly personId: PersonId;
  /** null: the reader's own. */
  readonly name: string | null;
  readonly ground: Extract<Ground, "own" | "guardian" | "mandate">;
  readonly scores: readonly ShownScore[];
}

/**
 * The scores that a resident may see: their own, those of people who gave a mandate in the registers it names, and those of their children who
 * are younger than `ownMattersAge`: from then on they are the young person's alone. Only what holds is shown.
 */
export async function scoresForResident(
  tx: ReadTx,
  reader: PersonId,
  now: Temporal.Instant,
  ownMattersAge: number,
): Promise<ResidentScores[]> {
  const today = localDate(now);
  const bonds = (await actsFor(tx, reader, today)).filter(
    ({ by, birthDate }) => by === "mandate" || ageAt(birthDate, today) < ownMattersAge,
  );
  const people = [
    { personId: reader, name: null, ground: "own" as const, scope: REGISTERS as readonly string[] },
    ...bonds.map(({ personId, name, by, scope }) => ({ personId, name, ground: by, scope })),
  ];
  const found = inForce(
    await scoresOf(
      tx,
      people.map(({ personId }) => personId),
      REGISTERS,
    ),
  );
  return people.map(({ scope, ...one }) => ({
    ...one,
    scores: found.filter(({ personId, register }) => personId === one.personId && scope.includes(register)),
  }));
}
