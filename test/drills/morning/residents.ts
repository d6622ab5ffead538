import { setTimeout as wait } from "node:timers/promises";
import { castOf } from "#scenario/true-hand/cast.ts";
import { sendByForm } from "#scenario/true-hand/family.ts";
import { People } from "#scenario/true-hand/people.ts";
import type { RunningCounty } from "#src/county/county.ts";
import type { Workplace } from "./at-work.ts";

/** The demonstration county's residents, as many as its default size. */
const COUNTY = { seed: "botnia", residents: 4_000 } as const;

/** Residents write by the form, one after another at a rate, until told to stop. Returns how many were sent. */
export async function residentsWrite(
  { baseUrl, ledger, told }: Workplace,
  county: RunningCounty,
  { most, perSecond, known }: { most: number; perSecond: number; known: boolean },
  stopped: () => boolean,
): Promise<number> {
  const endDate = Temporal.Now.plainDateISO("Europe/Helsinki");
  const { doings } = castOf({ county, ...COUNTY, endDate, contacts: most });
  const sends = doings.flatMap((one) =>
    one.kind === "submit" && (known || one.way !== "identified") ? [one] : [],
  );
  const people = new People({ base: baseUrl, told });
  const under: Promise<void>[] = [];
  // Whoever is signed in has one form under way: a second beside it would go on with the same draft.
  const writing = new Map<string, Promise<void>>();
  let sent = 0;
  for (const one of sends) {
    if (stopped()) break;
    const who = one.way === "identified" ? one.personId : null;
    const write = (async () => {
      await (who && writing.get(who));
      await sendByForm(people, one).then(
        () => {
          sent += 1;
        },
        (error: Error) => ledger.wrong(`a resident: ${error.message}`),
      );
    })();
    if (who) writing.set(who, write);
    under.push(write);
    await wait(1_000 / perSecond);
  }
  await Promise.all(under);
  return sent;
}
