import { parseId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { DemoAccount, DemoDirectory } from "#src/platform/identity/demo/accounts.ts";
import type { RunningCounty } from "./county.ts";

interface PersonRow {
  readonly id: string;
  readonly code: string;
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly municipality: string | null;
  readonly nonDisclosure: boolean;
}

interface StaffRow {
  readonly subject: string;
  readonly name: string;
  readonly profession: string;
  readonly unit: string;
  readonly roles: string[];
  readonly teams: string[];
  readonly lines: string[];
  readonly languages: string[];
}

/** The synthetic people of the demonstration, for the simulated identity providers' search. Never in production. */
export function demoDirectory(db: ReadTx, county: RunningCounty): DemoDirectory {
  const person = (row: PersonRow): DemoAccount => {
    const name = `${row.given} ${row.family}`;
    const place =
      !row.nonDisclosure && row.municipality && county.content.findMunicipality(row.municipality)?.names.fi;
    return {
      subject: row.id,
      name,
      detail: [row.born, place].filter(Boolean).join(", "),
      claims: { "urn:oid:1.2.246.21": row.code, given_name: row.given, family_name: row.family, name },
    };
  };
  const staff = ({ subject, name, ...row }: StaffRow): DemoAccount => ({
    subject,
    name,
    detail: `${row.profession}, ${row.unit}`,
    claims: {
      name,
      groups: row.roles,
      profession: row.profession,
      unit: row.unit,
      teams: row.teams,
      lines: row.lines,
      languages: row.languages,
    },
  });
  const PERSON = db`id, identity_code as code, given_names as given, surname as family, birth_date::text as born, municipality, non_disclosure as "nonDisclosure"`;
  const STAFF = db`subject, name, profession, unit, roles, teams, lines, languages`;
  return {
    async bySubject(audience, subject) {
      // The database holds no NUL: nobody is called so.
      if (subject.includes("\0")) return undefined;
      if (audience === "staff") {
        const [row] = await db<
          StaffRow[]
        >`select ${STAFF} from professional where subject = ${subject} and active`;
        return row && staff(row);
      }
      const id = parseId<"person">(subject);
      if (!id) return undefined;
      const [row] = await db<
        PersonRow[]
      >`select ${PERSON} from person where id = ${id} and identity_code is not null`;
      return row && person(row);
    },
    async search(audience, text) {
      const like = `%${text.replace(/[%_\\]/g, "")}%`;
      if (audience === "staff") {
        const rows = await db<StaffRow[]>`
          select ${STAFF} from professional where active and (name ilike ${like} or subject ilike ${like}) order by name limit 20`;
        return rows.map(staff);
      }
      const rows = await db<PersonRow[]>`
        select ${PERSON} from person
        where identity_code is not null and given_names || ' ' || surname ilike ${like} order by surname, given_names limit 20`;
      return rows.map(person);
    },
  };
}
