import type { PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { Addresses, fictitiousEmail, fictitiousPhone } from "./addresses.ts";
import { type MunicipalityFigures, municipalityFigures } from "./county-data.ts";
import { ageOn, dateOfEpochDay, epochDayOf } from "./dates.ts";
import { AGE_OF_MAJORITY, type Household, households, type Member } from "./households.ts";
import { IdentityCodes } from "./identity-codes.ts";
import { uuid7 } from "./ids.ts";
import { type NameCulture, Names } from "./names.ts";
import type { Resident } from "./resident.ts";
import { Rng } from "./rng.ts";
import { apportion, Weighted } from "./weighted.ts";

export interface ResidentsOptions {
  readonly seed: string | number;
  /** How many in all, personas included. */
  readonly count: number;
  readonly endDate: Temporal.PlainDate;
  /** People with fixed ids and codes who live here too; they come first and count in their municipality. */
  readonly personas?: readonly Resident[];
}

const DAYS_OF_YEAR = 365.2425;
const NON_DISCLOSURE_SHARE = 0.003;
const SAME_TONGUE_AS_PARTNER = 0.75;
const SHARED_SURNAME = 0.72;
const CARER_SHARE_OF_OLD_COUPLES = 0.12;
const OLDEST = 106;

/**
 * The county's residents, household by household and municipality by municipality; guardians before their
 * children. Shares of municipalities are those of 2022, ages those of the municipality (see data/PROVENANCE.md).
 */
export function* residents(options: ResidentsOptions): Generator<Resident> {
  const personas = options.personas ?? [];
  const town = new Builder(options);
  for (const persona of personas) {
    town.codes.reserve(persona.hetu);
    yield persona;
  }
  const figures = municipalityFigures();
  const counts = apportion(
    options.count,
    figures.map((municipality) => municipality.population2022),
  );
  for (const [i, municipality] of figures.entries()) {
    const already = personas.filter((persona) => persona.municipality === municipality.code).length;
    const rng = Rng.of(options.seed).fork("residents").fork(municipality.code);
    const members = people(rng.fork("ages"), municipality, Math.max(0, (counts[i] ?? 0) - already));
    const lives = rng.fork("lives");
    for (const household of households(rng.fork("households"), members)) {
      yield* town.household(lives, municipality, household);
    }
  }
}

/** Ages by the municipality's groups, even within a group and thinning out after 85. */
function people(rng: Rng, municipality: MunicipalityFigures, count: number): Member[] {
  const groups = Object.entries(municipality.ageGroups2018).map(([group, weight]) => {
    const [from = 0, to] = group.split(/[-+]/).map(Number);
    return group.endsWith("+") ? { from, to: undefined, weight } : { from, to: (to ?? from) + 1, weight };
  });
  const byGroup = new Weighted(groups, (group) => group.weight);
  return Array.from({ length: count }, () => {
    const { from, to } = byGroup.draw(rng);
    const age = to === undefined ? from + rng.exponential(4.5) : from + rng.float() * (to - from);
    const sex = rng.chance(womenShare(age)) ? "female" : "male";
    return { age: Math.min(age, OLDEST - rng.float()), sex };
  });
}

/** Estimate: slightly more boys are born, women live longer. */
function womenShare(age: number): number {
  if (age < 60) return 0.488;
  return Math.min(0.68, 0.5 + (age - 60) * 0.0055);
}

/** What a household has in common. */
interface Home {
  readonly municipality: MunicipalityFigures;
  readonly address: { readonly street: string; readonly postalCode: string };
  /** Where names come from that are of neither national language. */
  readonly origin: number;
  readonly nonDisclosure: boolean;
}

/** What one of them has from the others. */
interface Kin {
  readonly surname: string;
  readonly motherTongue: Resident["motherTongue"];
  readonly culture: NameCulture;
  readonly guardians: readonly PersonId[];
}

class Builder {
  readonly codes = new IdentityCodes();
  readonly #names = new Names();
  readonly #addresses = new Addresses();
  readonly #endDate: Temporal.PlainDate;
  readonly #endDay: number;
  readonly #ids: Rng;
  #index: number;

  constructor(options: ResidentsOptions) {
    this.#endDate = options.endDate;
    this.#endDay = epochDayOf(options.endDate);
    this.#ids = Rng.of(options.seed).fork("resident ids");
    this.#index = options.personas?.length ?? 0;
  }

  *household(rng: Rng, municipality: MunicipalityFigures, household: Household): Generator<Resident> {
    const home: Home = {
      municipality,
      address: this.#addresses.draw(rng, municipality),
      origin: this.#names.origin(rng),
      nonDisclosure: rng.chance(NON_DISCLOSURE_SHARE),
    };
    const tongue = drawTongue(rng, municipality);
    const culture = (own: Resident["motherTongue"]): NameCulture => (own === "other" ? home.origin : own);
    const surname = this.#names.surname(rng, culture(tongue));
    const adults: Resident[] = [];
    for (const member of household.adults) {
      const first = adults.length === 0;
      const motherTongue =
        first || rng.chance(SAME_TONGUE_AS_PARTNER) ? tongue : drawTongue(rng, municipality);
      const named = culture(motherTongue);
      const own = first || rng.chance(SHARED_SURNAME) ? surname : this.#names.surname(rng, named);
      adults.push(
        this.#person(rng, member, home, { surname: own, motherTongue, culture: named, guardians: [] }),
      );
    }
    const carer = this.#carer(rng, adults);
    yield* adults.map((adult) => (adult === carer?.adult ? { ...adult, caresFor: [carer.other.id] } : adult));
    const guardians = adults.map((adult) => adult.id);
    for (const member of household.children) {
      const parent = rng.pick(adults);
      const { motherTongue } = parent;
      yield this.#person(rng, member, home, {
        surname: rng.chance(0.93) ? surname : parent.surname,
        motherTongue,
        culture: culture(motherTongue),
        guardians,
      });
    }
  }

  #carer(rng: Rng, adults: readonly Resident[]): { adult: Resident; other: Resident } | undefined {
    const [one, two] = adults;
    if (one === undefined || two === undefined) return undefined;
    const [younger, older] = one.birthDate.year >= two.birthDate.year ? [one, two] : [two, one];
    if (this.#endDate.year - older.birthDate.year < 72) return undefined;
    return rng.chance(CARER_SHARE_OF_OLD_COUPLES) ? { adult: younger, other: older } : undefined;
  }

  #person(
    rng: Rng,
    member: Member,
    { municipality, address, origin, nonDisclosure }: Home,
    { surname, motherTongue, culture, guardians }: Kin,
  ): Resident {
    const { birthDate, hetu } = this.#born(rng, member);
    const index = this.#index++;
    const age = ageOn(birthDate, this.#endDate);
    const givenNames = this.#names.given(rng, culture, member.sex, birthDate.year);
    const hasPhone = age >= 8;
    const hasEmail = age >= 15 && rng.chance(age < 70 ? 0.75 : 0.4);
    return {
      id: uuid7(this.#ids, this.#endDay * 86_400_000 - 400 * 86_400_000 + index) as PersonId,
      givenNames,
      surname,
      birthDate,
      sex: member.sex,
      hetu,
      municipality: municipality.code,
      ...address,
      ...(hasPhone ? { phone: fictitiousPhone(index) } : {}),
      ...(hasEmail ? { email: fictitiousEmail(givenNames, surname, index) } : {}),
      motherTongue,
      serviceLanguage: this.#serviceLanguage(rng, motherTongue, origin, municipality),
      nonDisclosure,
      guardians: age < AGE_OF_MAJORITY ? guardians : [],
      caresFor: [],
    };
  }

  /** Draws the day of birth again until a code is left for it; a day has 300 for each sex. */
  #born(rng: Rng, member: Member): { birthDate: Temporal.PlainDate; hetu: string } {
    for (;;) {
      const birthDate = dateOfEpochDay(this.#endDay - Math.floor(member.age * DAYS_OF_YEAR));
      const hetu = this.codes.issue(rng, birthDate, member.sex);
      if (hetu !== undefined) return { birthDate, hetu };
      member.age = Math.floor(member.age) + rng.float();
    }
  }

  #serviceLanguage(
    rng: Rng,
    tongue: Resident["motherTongue"],
    origin: number,
    at: MunicipalityFigures,
  ): Lang {
    if (tongue !== "other") return rng.chance(0.98) ? tongue : tongue === "fi" ? "sv" : "fi";
    if (rng.chance(this.#names.englishShare(origin))) return "en";
    return rng.chance(at.swedishShare / (1 - at.otherShare)) ? "sv" : "fi";
  }
}

function drawTongue(rng: Rng, municipality: MunicipalityFigures): Resident["motherTongue"] {
  const at = rng.float();
  if (at < municipality.swedishShare) return "sv";
  return at < municipality.swedishShare + municipality.otherShare ? "other" : "fi";
}
