import { setTimeout as wait } from "node:timers/promises";
import { loadCounty } from "#src/county/county.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { castOf } from "./cast.ts";
import { RequestCount } from "./measure.ts";
import { People } from "./people.ts";
import { playStories } from "./play-stories.ts";
import { TrueHand } from "./true-hand.ts";

export interface PlayAsked {
  /** The address of the house. */
  readonly base: string;
  readonly seed: string;
  readonly residents: number;
  readonly endDate: Temporal.PlainDate;
  readonly contacts: number;
  /** Contacts begun in a second. */
  readonly rate: number;
  /** Everybody clicks twice. */
  readonly impatient: boolean;
}

/** Plays contacts over HTTP against a running house; how it went, in seconds and requests too. */
export async function play({ base, rate, impatient, ...asked }: PlayAsked) {
  const cast = castOf({ county: await loadCounty(rootFolder()), ...asked });
  const count = new RequestCount();
  const people = new People({
    base,
    subjects: cast.subjects,
    impatient,
    told: (answered) => count.add(answered),
  });
  const began = performance.now();
  const played = await playStories(new TrueHand(people, cast.staff), cast.doings, {
    rate,
    now: () => performance.now(),
    wait: async (ms) => {
      await wait(ms);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  return { ...played, seconds: Math.round(seconds * 10) / 10, requests: count.figures() };
}
