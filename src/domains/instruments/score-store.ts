import type { PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Instrument } from "./model.ts";
import type { Score, ScoreRegister } from "./score.ts";

/** A score with the card by which it was entered and who recorded it. */
export interface ShownScore extends Score {
  readonly instrument: Instrument;
  readonly recordedByName: string;
}

/** So many scores of a person are shown: years of weekly measuring. */
const SCORE_ROWS = 500;

const columns = (tx: ReadTx) => tx`
  s.id, s.person_id as "personId", s.register, s.instrument_id as "instrumentId", s.version,
  s.score::float8 as score, s.measured_on as "measuredOn", s.filled_by as "filledBy", s.note,
  s.recorded_by as "recordedBy", s.unit, s.recorded_at as "recordedAt", s.corrects,
  v.body as instrument, p.name as "recordedByName"`;

const shown = (tx: ReadTx) => tx`
  instrument_score s
    join instrument_version v on v.id = s.instrument_id and v.version = s.version
    join professional p on p.id = s.recorded_by`;

/** One score, for whoever answers a request about it. */
export async function scoreById(tx: ReadTx, id: string): Promise<ShownScore | undefined> {
  const [row] = await tx<ShownScore[]>`select ${columns(tx)} from ${shown(tx)} where s.id = ${id}`;
  return row;
}

/** The scores of people in some registers, the newest measurement first; at most SCORE_ROWS. */
export async function scoresOf(
  tx: ReadTx,
  people: readonly PersonId[],
  registers: readonly ScoreRegister[],
): Promise<ShownScore[]> {
  return tx<ShownScore[]>`
    select ${columns(tx)} from ${shown(tx)}
    where s.person_id = any(${[...people]}::uuid[]) and s.register = any(${registers as string[]})
    order by s.measured_on desc, s.recorded_at desc, s.id limit ${SCORE_ROWS}`;
}

/**
 * Adds a score. Sent twice it is there once; a second correction of the same score is not taken.
 * @returns whether it is there now, as this row
 */
export async function addScore(tx: WriteTx, score: Score): Promise<boolean> {
  await tx`
    insert into instrument_score (id, person_id, register, instrument_id, version, score, measured_on, filled_by, note,
      recorded_by, unit, recorded_at, corrects)
    values (${score.id}, ${score.personId}, ${score.register}, ${score.instrumentId}, ${score.version},
      ${score.score}::numeric, ${score.measuredOn}, ${score.filledBy}, ${score.note}, ${score.recordedBy},
      ${score.unit}, ${score.recordedAt}, ${score.corrects})
    on conflict do nothing`;
  const [row] = await tx`
    select from instrument_score
    where id = ${score.id} and person_id = ${score.personId} and recorded_by = ${score.recordedBy}`;
  return row !== undefined;
}
