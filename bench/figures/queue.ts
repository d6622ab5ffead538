import { loadCounty } from "#src/county/county.ts";
import { drawNumbers, save, submit } from "#src/domains/contacts/index.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { makeReference } from "#src/kernel/reference.ts";
import { root } from "../../build/build.mjs";
import type { House } from "../house/house.ts";
import { need } from "./need.ts";

/** The reader: a team lead, and the teams whose queue is theirs. */
export const LEAD = { subject: "tuula", teams: ["family-north", "family-middle", "family-south"] } as const;

/** Sends needs until so many contacts are open in the teams; they came in over the last days. */
export async function openContacts({ db }: House, wanted: number): Promise<void> {
  const [{ n: open } = { n: 0 }] = await db<{ n: number }[]>`
    select count(*)::int as n from contact where closed_at is null and status <> 'answered' and team = any(${[...LEAD.teams]})`;
  const county = await loadCounty(root);
  const people = (await db<{ id: PersonId }[]>`select id from person limit 3000`).map(({ id }) => id);
  const now = Temporal.Now.instant();
  const references = await drawNumbers(db, Math.max(1, wanted - open));
  for (let from = open; from < wanted; from += 250) {
    const changes = Array.from({ length: Math.min(250, wanted - from) }, (_, index) => {
      const n = from - open + index;
      const team = LEAD.teams[n % 3] ?? LEAD.teams[0];
      const at = now.subtract({ minutes: (n * 7) % (6 * 24 * 60) });
      return submit({ ...need(county, team, n, people), reference: makeReference(references[n] ?? 0) }, at);
    });
    await save(db, "bench", changes);
  }
}
