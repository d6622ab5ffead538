import type { Rng } from "./rng.ts";

/** A place in a household before it has a name: age in years with decimals, so that birth dates spread. */
export interface Member {
  age: number;
  sex: "female" | "male";
}

export interface Household {
  readonly adults: Member[];
  readonly children: Member[];
}

export const AGE_OF_MAJORITY = 18;
const PARENT_GAP = { youngest: 20, oldest: 45 };

const MEAN_GAP = 30.5;
const SIBLING_SHARE = 0.56;
const TWO_PARENTS = 0.8;
const COUPLE_SHARE = 0.62;

/** Adults waiting for a household, by whole years of age and sex. */
class Pool {
  readonly #byAge: Member[][] = Array.from({ length: 130 }, () => []);

  add(member: Member): void {
    this.#byAge[Math.floor(member.age)]?.push(member);
  }

  /** Takes the member whose age is nearest to the wanted one, within the limits (years, both included). */
  take(wanted: number, from: number, to: number): Member | undefined {
    const middle = Math.floor(wanted);
    for (let distance = 0; distance <= 40; distance++) {
      for (const age of distance === 0 ? [middle] : [middle - distance, middle + distance]) {
        const bucket = age >= Math.ceil(from) && age + 1 <= Math.floor(to) + 1 ? this.#byAge[age] : undefined;
        const found = bucket?.findLast((member) => member.age >= from && member.age <= to);
        if (found === undefined || bucket === undefined) continue;
        bucket.splice(bucket.lastIndexOf(found), 1);
        return found;
      }
    }
    return undefined;
  }

  *rest(): Generator<Member> {
    for (const bucket of this.#byAge) yield* bucket;
  }
}

/**
 * Groups the people of a municipality into households: each child gets one or two guardians 20–45 years older,
 * siblings share theirs, and most other adults live in pairs. Nobody is added or left out. Where nobody has the
 * right age (a handful of people), the child is made a young adult.
 */
export function* households(rng: Rng, members: readonly Member[]): Generator<Household> {
  const women = new Pool();
  const men = new Pool();
  const children: Member[] = [];
  for (const member of members) {
    if (member.age < AGE_OF_MAJORITY) children.push(member);
    else (member.sex === "female" ? women : men).add(member);
  }
  const families: Household[] = [];
  for (const child of children) {
    const siblings = rng.chance(SIBLING_SHARE) ? familyFor(rng, families, child) : undefined;
    if (siblings !== undefined) {
      siblings.children.push(child);
      continue;
    }
    const founded = newFamily(rng, women, men, child) ?? familyFor(rng, families, child, families.length);
    if (founded === undefined) {
      child.age = AGE_OF_MAJORITY + 1 + rng.float() * 5;
      (child.sex === "female" ? women : men).add(child);
    } else if (founded.children.length === 0) {
      founded.children.push(child);
      families.push(founded);
    } else {
      founded.children.push(child);
    }
  }
  yield* families;
  for (const woman of women.rest()) {
    const man = rng.chance(COUPLE_SHARE) ? men.take(woman.age + 2, woman.age - 6, woman.age + 10) : undefined;
    yield { adults: man ? [woman, man] : [woman], children: [] };
  }
  for (const man of men.rest()) yield { adults: [man], children: [] };
}

function fits(adults: readonly Member[], child: Member): boolean {
  return adults.every(
    (adult) => adult.age - child.age >= PARENT_GAP.youngest && adult.age - child.age <= PARENT_GAP.oldest,
  );
}

function familyFor(
  rng: Rng,
  families: readonly Household[],
  child: Member,
  tries = 12,
): Household | undefined {
  const start = rng.int(0, Math.max(0, families.length - 1));
  for (let i = 0; i < Math.min(tries, families.length); i++) {
    const family = families[(start + i) % families.length] as Household;
    const enough = family.children.length >= 4 && tries <= 12;
    if (!enough && fits(family.adults, child)) return family;
  }
  return undefined;
}

function newFamily(rng: Rng, women: Pool, men: Pool, child: Member): Household | undefined {
  const gap = Math.min(41, Math.max(PARENT_GAP.youngest + 1, rng.normal(MEAN_GAP, 5)));
  const [from, to] = [child.age + PARENT_GAP.youngest, child.age + PARENT_GAP.oldest];
  const motherFirst = rng.chance(0.9);
  const first = motherFirst
    ? (women.take(child.age + gap, from, to) ?? men.take(child.age + gap, from, to))
    : (men.take(child.age + gap, from, to) ?? women.take(child.age + gap, from, to));
  if (first === undefined) return undefined;
  const others = first.sex === "female" ? men : women;
  const wanted = first.age + (first.sex === "female" ? 2 : -2);
  const second = rng.chance(TWO_PARENTS)
    ? others.take(wanted, Math.max(from, first.age - 8), Math.min(to, first.age + 9))
    : undefined;
  return { adults: second ? [first, second] : [first], children: [] };
}
