import { cellsEpoch, type Known, type Report, readFigures, report } from "#src/domains/measures/index.ts";
import { localDate, minuteOfDay } from "#src/kernel/helsinki.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Choice } from "./choice.ts";

/** Views kept at once: each is some tens of kilobytes. */
const MOST_VIEWS = 100;

/**
 * Makes reports, each once for all who look at the same view: a change told to a thousand screens is counted once.
 * A report is good while no figure has changed and, because what is overdue depends on it, within its minute.
 */
export function reportsMadeOnce(known: Known) {
  const kept = new Map<string, { readonly epoch: number; readonly made: Promise<Report> }>();
  return async (db: Database, { period, filters }: Choice, now: Temporal.Instant): Promise<Report> => {
    const local = { day: localDate(now), minute: minuteOfDay(now) };
    const { line, channel, municipality, language } = filters;
    const what = [period.name, period.from, period.to, line, channel, municipality, language];
    const key = [...what, local.day, local.minute].map((part) => String(part ?? "")).join("|");
    // Read before the figures: what is read after can only be newer than this says.
    const epoch = await cellsEpoch(db);
    const there = kept.get(key);
    if (there && there.epoch === epoch) return there.made;
    const made = readFigures(db, period, filters, local).then((read) => report(read, period, filters, known));
    kept.delete(key);
    kept.set(key, { epoch, made });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_VIEWS) break;
      kept.delete(oldest);
    }
    // A failure is told to those who wait for it and to nobody after.
    made.catch(() => kept.get(key)?.made === made && kept.delete(key));
    return made;
  };
}
