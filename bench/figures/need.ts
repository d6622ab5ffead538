import { randomUUID } from "node:crypto";
import type { RunningCounty } from "#src/county/county.ts";
import type { NewContact } from "#src/domains/contacts/index.ts";
import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** Of the line that has a form of its own; the topics of the others stand in the county's content. */
const TOPICS = ["child-mood", "child-school", "parenting", "something-else"];
const LANGUAGES: readonly Lang[] = ["fi", "sv", "en"];

/** One need after another, as people send them to a team's line: the n-th is about one of `people`, or nameless. */
export function need(
  county: RunningCounty,
  team: string,
  n: number,
  people: readonly PersonId[],
): Omit<NewContact, "reference"> {
  const line = county.content.line(county.content.team(team).line);
  const recorded = county.topicsOf(line.id).map(({ id }) => id);
  const topics = recorded.length > 0 ? recorded : TOPICS;
  const person = n % 5 < 3 ? (people[n % people.length] ?? null) : null;
  return {
    id: randomUUID() as ContactId,
    submission: randomUUID(),
    register: line.register,
    line: line.id,
    team,
    channel: "web-form",
    way: person ? "identified" : "anonymous",
    personId: person,
    senderId: person,
    ground: person ? "own" : "anonymous",
    language: LANGUAGES[n % 3] ?? "fi",
    municipality: "905",
    nonDisclosure: false,
    topic: topics[n % topics.length] ?? "something-else",
    form: county.askForHelp.id,
    formVersion: county.askForHelp.version,
    response: { resourceType: "QuestionnaireResponse", item: [] },
    words: "Poika ei ole nukkunut kunnolla kolmeen viikkoon. Mistä aloitetaan?",
    danger: [],
    moveAllowed: false,
    codeHash: null,
    notifyEmail: null,
    callPhone: null,
    callTime: null,
    by: { kind: person ? "resident" : "anonymous", id: person, role: null, unit: null },
    ids: { message: randomUUID(), notice: randomUUID() },
    promise: county.promise(line.promise),
    alarmMinutes: county.alarmMinutes,
  };
}
