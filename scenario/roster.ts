import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Area } from "./county-data.ts";
import type { Line, Professional } from "./professional.ts";
import type { Rng } from "./rng.ts";

export const ON_CALL = "on-call-social";

/** The team whose queue a contact lands in. Families and psychosocial services work by area. */
export function teamOf(line: Line, area: Area): string {
  if (line === "family" || line === "psychosocial") return `${line}-${area}`;
  return `${line}-line`;
}

/** Who works in which team and language. */
export class Roster {
  readonly #byTeamAndLang = new Map<string, ProfessionalId[]>();

  constructor(staff: readonly Professional[]) {
    for (const person of staff) {
      for (const team of person.teams) {
        this.#add(team, person.id);
        for (const lang of person.languages) this.#add(`${team} ${lang}`, person.id);
      }
    }
  }

  #add(key: string, id: ProfessionalId): void {
    const ids = this.#byTeamAndLang.get(key);
    if (ids === undefined) this.#byTeamAndLang.set(key, [id]);
    else ids.push(id);
  }

  /** Someone of the team who works in the language, else anyone of it; somebody else than `not` if there is one. */
  draw(rng: Rng, team: string, lang: Lang, not?: ProfessionalId): ProfessionalId {
    const able = this.#byTeamAndLang.get(`${team} ${lang}`) ?? this.#byTeamAndLang.get(team);
    if (able === undefined) throw new Error(`invariant: nobody works in team ${team}`);
    const drawn = rng.pick(able);
    if (drawn !== not || able.length === 1) return drawn;
    return able[(able.indexOf(drawn) + 1) % able.length] as ProfessionalId;
  }
}
