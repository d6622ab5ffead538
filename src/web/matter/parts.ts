import { type AssessmentId, assessmentById } from "#src/domains/assessments/index.ts";
import { outcomesOf } from "#src/domains/contacts/index.ts";
import { requestsOfContact } from "#src/domains/scheduling/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Site } from "../site.ts";
import { agreedLines } from "./agreed.ts";
import { assessedOf, assessedText } from "./assessed.ts";
import { servicesById } from "./guide.ts";

/** What the person is told of one assessment of a contact; undefined when it is none of that contact's. */
export async function assessedPart(
  site: Site,
  db: Database,
  contact: ContactId,
  id: string,
  lang: Lang,
): Promise<string | undefined> {
  const found = await assessmentById(db, id as AssessmentId);
  return found?.contactId === contact ? assessedText(await assessedOf(site, found), lang) : undefined;
}

/** One thing that was agreed in a contact, as the person reads it; undefined when it is none of that contact's. */
export async function agreedPart(
  site: Site,
  db: Database,
  contact: ContactId,
  id: string,
  lang: Lang,
): Promise<string | undefined> {
  const [outcomes, requests] = await Promise.all([outcomesOf(db, contact), requestsOfContact(db, contact)]);
  const services = await servicesById(site, db, [...new Set(outcomes.flatMap((one) => one.services))]);
  return agreedLines(site, lang, { outcomes, requests, services }).find((one) => one.id === id)?.text;
}
