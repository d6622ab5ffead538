import type { PersonId } from "#src/kernel/id.ts";
import { type Area, municipalityFigures } from "./county-data.ts";
import { ageOn } from "./dates.ts";
import { AGE_OF_MAJORITY } from "./households.ts";
import type { Resident } from "./resident.ts";
import type { Rng } from "./rng.ts";

/** The residents in the groups that contacts come from. */
export class Townspeople {
  readonly #children: Resident[] = [];
  readonly #adults: Resident[] = [];
  readonly #young: Resident[] = [];
  readonly #byId = new Map<PersonId, Resident>();
  readonly #areas = new Map(municipalityFigures().map(({ code, area }) => [code, area]));
  readonly #day: Temporal.PlainDate;

  constructor(residents: Iterable<Resident>, day: Temporal.PlainDate) {
    this.#day = day;
    for (const resident of residents) {
      this.#byId.set(resident.id, resident);
      const age = this.age(resident);
      if (age >= AGE_OF_MAJORITY) this.#adults.push(resident);
      else if (resident.guardians.length > 0) this.#children.push(resident);
      if (age >= 13 && age <= 29) this.#young.push(resident);
    }
  }

  age(resident: Resident): number {
    return ageOn(resident.birthDate, this.#day);
  }

  area(municipality: string): Area {
    return this.#areas.get(municipality) ?? "middle";
  }

  get(id: PersonId): Resident | undefined {
    return this.#byId.get(id);
  }

  adult(rng: Rng): Resident {
    return rng.pick(this.#adults);
  }

  /** Between 13 and 29 years, or an adult where nobody is. */
  young(rng: Rng): Resident {
    return this.#young.length > 0 ? rng.pick(this.#young) : this.adult(rng);
  }

  /** A child and one of its guardians; undefined where no children live. */
  parentAndChild(rng: Rng): { parent: Resident; child: Resident } | undefined {
    if (this.#children.length === 0) return undefined;
    const child = rng.pick(this.#children);
    const parent = this.#byId.get(rng.pick(child.guardians));
    return parent === undefined ? undefined : { parent, child };
  }

  /** The eldest is child 0; the last one stands in when there are fewer. */
  childOf(parent: PersonId, nth: number): Resident | undefined {
    const own = this.#children.filter((child) => child.guardians.includes(parent));
    own.sort((a, b) => Temporal.PlainDate.compare(a.birthDate, b.birthDate));
    return own[Math.min(nth, own.length - 1)];
  }
}
