import type { Doing } from "../doings.ts";
import { TrueHandFailure } from "./failure.ts";
import type { TrueHand } from "./true-hand.ts";

export interface PlayOptions {
  /** New contacts a second: they arrive whether or not the ones before have been handled. */
  readonly rate: number;
  /** Milliseconds as a clock tells them, and how to wait for so many. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export interface Played {
  readonly contacts: number;
  readonly doings: number;
  /** What the house refused or answered wrongly, by what was tried and the status: how many times. */
  readonly failures: Readonly<Record<string, number>>;
}

/**
 * Plays every contact's story from its sending to its end, one step after another; the stories beside each other, begun
 * at a steady rate. A story that fails is left there, and counted.
 */
export async function playStories(
  hand: TrueHand,
  doings: Iterable<Doing>,
  options: PlayOptions,
): Promise<Played> {
  const stories = new Map<string, Doing[]>();
  for (const doing of doings)
    stories.set(doing.contactKey, [...(stories.get(doing.contactKey) ?? []), doing]);
  const failures: Record<string, number> = {};
  let done = 0;
  const play = async (story: readonly Doing[]) => {
    try {
      for (const doing of story) {
        await hand.play(doing);
        done += 1;
      }
    } catch (error) {
      const name = error instanceof TrueHandFailure ? error.message : String((error as Error).message);
      failures[name] = (failures[name] ?? 0) + 1;
    }
  };
  const began = options.now();
  const playing: Promise<void>[] = [];
  for (const [, story] of stories) {
    await options.wait(Math.max(0, began + (playing.length * 1000) / options.rate - options.now()));
    playing.push(play(story));
  }
  await Promise.all(playing);
  return { contacts: stories.size, doings: done, failures };
}
