import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { uuid7 } from "./ids.ts";
import { Names } from "./names.ts";
import { POSTS, type Post } from "./posts.ts";
import type { Professional } from "./professional.ts";
import { Rng } from "./rng.ts";
import { apportion } from "./weighted.ts";

export interface ProfessionalsOptions {
  readonly seed: string | number;
  /** How many in all, personas included; at least one of each post is made, so few become more. Default 120. */
  readonly count?: number;
  readonly personas?: readonly Professional[];
}

// Staff ids do not depend on the end date: the same people work here every year.
const HIRED = Temporal.Instant.from("2024-01-02T06:00:00Z").epochMilliseconds;

/** The county's professionals in their posts. Every team has people who work in Finnish, Swedish and English. */
export function professionals(options: ProfessionalsOptions): Professional[] {
  const rng = Rng.of(options.seed).fork("professionals");
  const personas = options.personas ?? [];
  const names = new Names();
  const wanted = Math.max(0, (options.count ?? 120) - personas.length - POSTS.length);
  const extra = apportion(
    wanted,
    POSTS.map((post) => Math.max(0, post.share - 1)),
  );
  const staff = [...personas];
  for (const [i, post] of POSTS.entries()) {
    for (let n = 0; n <= (extra[i] ?? 0); n++) staff.push(hire(rng, names, post, n, staff.length));
  }
  return staff;
}

function hire(rng: Rng, names: Names, post: Post, nth: number, index: number): Professional {
  const first = (nth === 0 ? post.swedish < 0.5 : !rng.chance(post.swedish)) ? "fi" : "sv";
  const sex = rng.chance(0.86) ? "female" : "male";
  const birthYear = rng.int(1963, 1999);
  return {
    id: uuid7(rng, HIRED + index * 60_000) as ProfessionalId,
    givenNames: names.given(rng, first, sex, birthYear),
    surname: names.surname(rng, first),
    profession: post.profession,
    roles: post.roles,
    unit: post.unit,
    teams: post.teams,
    lines: post.lines,
    languages: languages(rng, first, nth),
  };
}

/** Swedish speakers work in Finnish too; about half of the Finnish speakers in Swedish; most in English. */
function languages(rng: Rng, first: "fi" | "sv", nth: number): Lang[] {
  const both = first === "sv" ? rng.chance(0.95) : rng.chance(0.55);
  const english = nth === 0 || rng.chance(0.75);
  const second: Lang = first === "fi" ? "sv" : "fi";
  return [first, ...(nth === 0 || both ? [second] : []), ...(english ? (["en"] as const) : [])];
}
