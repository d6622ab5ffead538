import { fineGrayData } from "#src/stats/survival/fine-gray.ts";
import { codeMatcher } from "./events.ts";
import type { ModelData } from "./model-data.ts";
import { type Options, required, text } from "./options.ts";
import { Problem, usage } from "./problem.ts";
import { column } from "./table.ts";

/** The Fine–Gray form of the data: --cause is of interest, --censored (default 0) is censoring, the rest competes. */
export function subdistribution(model: ModelData, options: Options): ModelData {
  if (model.data.start) throw usage("--fine-gray does not take --start.");
  if (model.data.offset) throw usage("--fine-gray does not take --offset.");
  const events = column(model.table, required(options, "event"));
  const { rows } = model.usable;
  const isCensored = codeMatcher(events, text(options, "censored") ?? "0");
  const status = model.data.event.map((e, i) => (e ? 1 : isCensored(rows[i] as number) ? 0 : 2));
  if (!status.includes(2))
    throw new Problem("bad-event", "No row has a competing event: use the model without --fine-gray.");
  const { cox, person } = fineGrayData({ ...model.data, status });
  const source = model.data.cluster;
  const data = source ? { ...cox, cluster: person.map((i) => source[i] as number) } : cox;
  // Rows are now pieces of people: keep pointing at the row of the file.
  const usable = { ...model.usable, rows: person.map((i) => rows[i] as number) };
  return { ...model, data, usable, robust: true, people: rows.length };
}
