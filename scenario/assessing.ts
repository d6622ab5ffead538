import type { RunningCounty } from "#src/county/county.ts";
import {
  type Assessment,
  type AssessmentId,
  assess,
  deadlinesOf,
  findCode,
  firstFor,
  limitsOffered,
  type Said,
  type Standard,
} from "#src/domains/assessments/index.ts";
import type { Contact, step } from "#src/domains/contacts/index.ts";
import { type Answers, toResponse } from "#src/domains/forms/index.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Assess } from "./doings.ts";
import type { Resident } from "./resident.ts";

/** Assesses needs as the county's form and rules have it. */
export class NeedAssessor {
  readonly #county: RunningCounty;
  readonly #people: ReadonlyMap<string, Resident>;
  readonly #deadlines: Standard["deadlines"];

  constructor(county: RunningCounty, people: ReadonlyMap<string, Resident>) {
    this.#county = county;
    this.#people = people;
    this.#deadlines = deadlinesOf(county.rules);
  }

  /** What an assessment by somebody is judged against. */
  standard({ by }: Pick<step.Hand, "by">, person: string | null = null): Standard {
    const registers = this.#county.content.findProfession(by.role ?? "")?.registers ?? [];
    return {
      deadlines: this.#deadlines,
      book: this.#county.assessing.book,
      birthDate: this.#people.get(person ?? "")?.birthDate ?? null,
      healthProfessional: registers.includes("health"),
    };
  }

  /** The assessment of a contact's need; the limit that follows is the first that the form would offer. */
  assessment(contact: Contact, deed: Assess, { by, now }: step.Hand, id: string): Assessment {
    const { book, form } = this.#county.assessing;
    const standard = this.standard({ by }, contact.personId);
    const { urgency, result, profession = null, mode = null } = deed;
    const service = firstFor(book.service, contact.line) ?? "";
    const nature = firstFor(book.nature, contact.line);
    const chosen = [
      findCode(book.service, service),
      findCode(book.nature, nature),
      findCode(book.urgency, urgency),
    ];
    const waits = result === "time" && urgency === "non-urgent";
    const offered = waits
      ? limitsOffered(this.#deadlines, { chosen, at: now, birthDate: standard.birthDate })
      : [];
    const said: Said = {
      reason: null,
      urgency,
      result,
      reasoned: false,
      grounds: [],
      rule: offered[0]?.id ?? null,
      profession,
      mode,
      service,
      nature,
      firstVisit: null,
      moveConsent: null,
      assessedAt: now,
    };
    const answers: Answers = Object.fromEntries(
      Object.entries({
        reason: deed.reason,
        urgency,
        result,
        rule: said.rule,
        profession,
        mode,
        service,
        nature,
      })
        .filter((entry): entry is [string, string] => entry[1] !== null)
        .map(([linkId, valueString]) => [linkId, [{ valueString }]]),
    );
    return assess(
      contact,
      {
        id: id as AssessmentId,
        supersedes: null,
        said,
        explanation: EXPLANATION[contact.language],
        formVersion: form.version,
        response: toResponse(form.form, answers, { lang: contact.language, authored: now.toString() }),
      },
      { id: by.id as ProfessionalId, profession: by.role ?? "" },
      standard,
      now,
    );
  }
}

/** Said where something is found, such as an assessment of the next day. */
const EXPLANATION = { fi: "Ruuhkapäivä.", sv: "Det var rusning.", en: "A very busy day." } as const;
