import { type Assessment, assessmentsOfSeveral } from "#src/domains/assessments/index.ts";
import { outcomesOfSeveral } from "#src/domains/contacts/index.ts";
import { fromResponse, responsesOf, review } from "#src/domains/forms/index.ts";
import { bandsOf, inForce, nameOf, REGISTERS, scoresOf, termsOf } from "#src/domains/instruments/index.ts";
import { correctionsOfScores } from "#src/domains/requests/index.ts";
import { requestsOfContacts } from "#src/domains/scheduling/index.ts";
import { MOST, type OwnRecord, type RecordMatter } from "#src/fhir/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Scope } from "#src/platform/scope.ts";
import { valuesIn } from "../../instruments/values.tsx";
import { agreedLines } from "../../matter/agreed.ts";
import { assessedBy, assessedOf, assessedText } from "../../matter/assessed.ts";
import { servicesById } from "../../matter/guide.ts";
import type { Site } from "../../site.ts";
import type { Subject } from "./subject.ts";

/** What was assessed and agreed in several contacts, read in one batch: by contact. */
export async function assessedAndAgreed(
  site: Site,
  { db, now }: Scope,
  ids: readonly ContactId[],
  lang: Lang,
): Promise<(id: ContactId) => Pick<RecordMatter, "assessed" | "agreed">> {
  const [assessments, outcomes, requests] = await Promise.all([
    assessmentsOfSeveral(db, ids, MOST.assessed),
    outcomesOfSeveral(db, ids, MOST.agreed),
    requestsOfContacts(db, ids, MOST.agreed),
  ]);
  const services = await servicesById(site, db, [...new Set(outcomes.flatMap((one) => one.services))]);
  const superseded = new Set(assessments.map((one) => one.supersedes));
  const told = async (one: Assessment): Promise<RecordMatter["assessed"][number]> => {
    const shown = await assessedOf(site, one);
    return {
      id: one.id,
      at: one.assessedAt,
      text: assessedText(shown, lang),
      by: assessedBy(shown, lang, now),
      superseded: superseded.has(one.id),
    };
  };
  const assessed = Map.groupBy(
    await Promise.all(assessments.map(async (one) => ({ contactId: one.contactId, ...(await told(one)) }))),
    ({ contactId }) => contactId,
  );
  const of = <Row extends { readonly contactId: ContactId }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ contactId }) => contactId);
  const [outcomesBy, requestsBy] = [of(outcomes), of(requests)];
  return (id) => ({
    assessed: assessed.get(id) ?? [],
    agreed: agreedLines(site, lang, {
      outcomes: outcomesBy.get(id) ?? [],
      requests: requestsBy.get(id) ?? [],
      services,
    }),
  });
}

/** The registers in which the reader may see the subject's data outside contacts: all but for a mandate, which names its own. */
function registersOf({ person, ground, reach }: Subject) {
  if (ground !== "mandate") return REGISTERS;
  const scope =
    reach.bonds.find(({ personId, by }) => personId === person.id && by === "mandate")?.scope ?? [];
  return REGISTERS.filter((one) => scope.includes(one));
}

/** The forms that the person keeps; a form is of neither register, so a mandate must name both. */
export async function formsOfRecord(
  site: Site,
  { db }: Scope,
  subject: Subject,
  lang: Lang,
): Promise<OwnRecord["forms"]> {
  if (registersOf(subject).length < REGISTERS.length) return [];
  const kept = await responsesOf(db, [subject.person.id]);
  return Promise.all(
    kept.map(async (one) => {
      const form = (await site.form(one.form, one.formVersion))?.form;
      const rows = form ? review(form, fromResponse(form, one.response), lang).rows : [];
      return {
        kept: one,
        title: form?.title[lang] ?? one.form,
        answers: rows.filter(({ values }) => values.length > 0),
      };
    }),
  );
}

/** The scores of measures that hold, in words. */
export async function scoresOfRecord(
  site: Site,
  { db }: Scope,
  subject: Subject,
  lang: Lang,
): Promise<OwnRecord["scores"]> {
  const v = valuesIn(lang, termsOf(site.content));
  const held = inForce(await scoresOf(db, [subject.person.id], registersOf(subject)));
  const corrections = await correctionsOfScores(
    db,
    held.map(({ id }) => id),
  );
  return held.map((score) => ({
    score,
    name: nameOf(score.instrument, lang),
    bands: bandsOf(score.instrument, score.score ?? 0).map((band) => v.band(band)),
    unit: v.name("results", score.instrument.result),
    filledBy: v.name("filledBy", score.filledBy),
    corrections: corrections.filter(({ targetId }) => targetId === score.id),
  }));
}
