import { addToCells, deltas, sum } from "#src/domains/measures/index.ts";
import type { Projection } from "#src/platform/journal/projector.ts";

/** How the figures follow the journal, and which live screens a fact changes. */
export const PROJECTION: Projection = {
  apply: (tx, rows) => addToCells(tx, sum(rows.flatMap((row) => deltas(row)))),
  *topics(rows) {
    yield "measures";
    for (const { contactId, data, type } of rows) {
      if (contactId) yield `contact:${contactId}`;
      yield `team:${data.team}`;
      if (typeof data.teamBefore === "string") yield `team:${data.teamBefore}`;
      if (type.startsWith("alarm")) yield "alarms";
    }
  },
};
