import { invariant } from "#src/kernel/errors.ts";
import type { ContentKind, Versioned } from "./kind.ts";
import type { Borders } from "./kinds/borders.ts";
import type { County } from "./kinds/county.ts";
import type { Line } from "./kinds/lines.ts";
import type { Municipality } from "./kinds/municipalities.ts";
import type { Profession, RoleName } from "./kinds/people.ts";
import type { PostalCode } from "./kinds/postal-codes.ts";
import type { Team } from "./kinds/teams.ts";
import type { Unit } from "./kinds/units.ts";
import type { ReviewState } from "./reviews.ts";

/** A version of content with the file it stands in. */
export interface VersionedFile extends Versioned {
  readonly file: string;
}

/** A file of a kind that a domain handed in. */
export interface ContentFile<T> {
  readonly file: string;
  readonly value: T;
}

/**
 * The county as data, read once and never changed. `x(id)` is for ids that must exist (an unknown one is our
 * own error); `findX(id)` for ids that come from outside.
 */
export interface Content {
  readonly county: County;
  readonly municipalities: readonly Municipality[];
  municipality(code: string): Municipality;
  findMunicipality(code: string): Municipality | undefined;
  readonly postalCodes: readonly PostalCode[];
  readonly borders: Borders;
  readonly lines: readonly Line[];
  line(id: string): Line;
  findLine(id: string): Line | undefined;
  readonly units: readonly Unit[];
  unit(id: string): Unit;
  findUnit(id: string): Unit | undefined;
  readonly teams: readonly Team[];
  team(id: string): Team;
  findTeam(id: string): Team | undefined;
  readonly professions: readonly Profession[];
  profession(id: string): Profession;
  findProfession(id: string): Profession | undefined;
  readonly roles: readonly RoleName[];
  role(id: string): RoleName;
  /** Files of a kind handed in to the loader, in the order of their names. */
  of<T>(kind: ContentKind<T>): readonly ContentFile<T>[];
  /** A file as parsed, undefined when there is none: for references to kinds one does not know. */
  raw(file: string): unknown;
  /** What answers point at, of all kinds: handed to `publish` at start. */
  versions(): readonly VersionedFile[];
  /** Review status of every text, by file and entry, for editors. */
  reviews(): readonly ReviewState[];
}

/** Things by id: `get` asserts, `find` asks. */
export function byId<T>(what: string, items: readonly T[], id: (item: T) => string) {
  const map = new Map(items.map((item) => [id(item), item]));
  return {
    find: (key: string): T | undefined => map.get(key),
    get: (key: string): T => {
      const found = map.get(key);
      invariant(found !== undefined, `the content has no ${what} "${key}"`);
      return found;
    },
  };
}
