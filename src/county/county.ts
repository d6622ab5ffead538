import { join } from "node:path";
import type { CodeBook } from "#src/domains/assessments/index.ts";
import { type ClockMoved, type County, PROMISE_MOVES } from "#src/domains/contacts/index.ts";
import {
  clockBook,
  clockState,
  type DeadlineRule,
  type Rule,
  readRules,
} from "#src/domains/deadlines/index.ts";
import {
  type CompiledForm,
  compile,
  type FormBook,
  type FormContent,
  type FoundSign,
  type Questionnaire,
} from "#src/domains/forms/index.ts";
import { type OmaoloContent, omaoloKind } from "#src/domains/omaolo/index.ts";
import { detect, type HelpCard, parseHelpCard, parseSigns } from "#src/domains/safety/index.ts";
import type { ClockBook } from "#src/kernel/contact-clocks.ts";
import { invariant } from "#src/kernel/errors.ts";
import type { LocalText } from "#src/kernel/lang.ts";
import { type Content, FAMILY, loadContent, publishedBody } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { codeBook } from "./assessing.ts";
import { competencesKind, dangerKind, formKind, KINDS, topicsKind } from "./kinds.ts";

/** The county as the program runs it: its content, read and compiled once. */
export interface RunningCounty extends County {
  readonly content: Content;
  readonly rules: readonly Rule[];
  /** Counts the clocks that run on contacts. */
  readonly clocks: ClockBook;
  /** The clock of content/deadlines.yaml with an id. */
  rule(id: string): DeadlineRule;
  readonly askForHelp: FormContent;
  /** The form of the assessment of need, and the lists of codes that are chosen from now. */
  readonly assessing: { readonly form: FormContent; readonly book: CodeBook };
  /** The form by which one writes to a line. */
  formOfLine(line: string): FormContent | undefined;
  /** What Omaolo sends, as the county takes it. */
  readonly omaolo: OmaoloContent;
  readonly helpCard: HelpCard;
  signs(text: string): readonly FoundSign[];
  topicName(code: string): LocalText;
  /** What contacts of a line are about, as professionals record it, in the content's order. */
  topicsOf(line: string): readonly { readonly id: string; readonly names: LocalText }[];
  readonly competences: readonly Competence[];
}

/** What some topics need of whoever takes them, and which professions bring it. */
export interface Competence {
  readonly id: string;
  readonly names: LocalText;
  readonly topics: readonly string[];
  readonly professions: readonly string[];
}

/** Reads the county's content. Throws ContentError that lists what is wrong. */
export async function loadCounty(root: string): Promise<RunningCounty> {
  const content = await loadContent(join(root, "content"), KINDS);
  const rules = readRules(content.raw("deadlines.yaml"));
  const form = (id: string): FormContent => {
    const found = content.of(formKind).find(({ value }) => value.id === id)?.value;
    invariant(found, `the content has no form ${id}`);
    return found;
  };
  const written = new Map(
    content.lines.flatMap(({ id, form }) => {
      const found = content.of(formKind).find(({ value }) => value.id === form)?.value;
      invariant(found || !form, `the content has no form ${form}, by which one writes to the line ${id}`);
      return found ? [[id, found] as const] : [];
    }),
  );
  const askForHelp = written.get(FAMILY);
  invariant(askForHelp, "the content has no form of the family line");
  const [omaolo] = content.of(omaoloKind);
  invariant(omaolo, "the content says nothing of symptom assessments");
  const danger = new Map(content.of(dangerKind).map(({ file, value }) => [file, value]));
  const lists = [...danger]
    .filter(([file]) => !/\/(words|help-card|judged)\.yaml$/.test(file))
    .map(([, raw]) => raw);
  const compiled = parseSigns(danger.get("danger/words.yaml"), lists);
  const topics = topicNames(
    content,
    content.of(formKind).map(({ value }) => value.form),
  );
  const onCall = content.teams.find((team) => team.onCall)?.onCall;
  invariant(onCall, "the content has no team on call");
  const rule = (id: string): DeadlineRule => {
    const found = rules.find((one) => one.id === id);
    invariant(found?.kind === "clock", `the content has no clock ${id}`);
    return found;
  };
  return {
    content,
    rules,
    clocks: clockBook(rules, PROMISE_MOVES),
    askForHelp,
    assessing: { form: form("hta"), book: codeBook(content) },
    omaolo: omaolo.value,
    formOfLine: (line) => written.get(line),
    helpCard: parseHelpCard(danger.get("danger/help-card.yaml")),
    alarmMinutes: onCall.minutes,
    signs: (text) => detect(compiled, text),
    topicName: (code) => topics.get(code) ?? topics.get("other") ?? { fi: code, sv: code, en: code },
    topicsOf: (line) =>
      content
        .of(topicsKind)
        .flatMap(({ value }) => value.topics)
        .filter(({ lines }) => lines === undefined || lines.includes(line)),
    competences: content.of(competencesKind).flatMap(({ value }) => value.competences),
    rule,
    promise: (id) => ({ id, dueAfter: (moves, now) => dueAfter(rule(id), moves, now) }),
  };
}

/** When the promise of a rule ends after some moves of the clock; null while the clock stands still or has stopped. */
function dueAfter(
  rule: DeadlineRule,
  moves: readonly ClockMoved[],
  now: Temporal.Instant,
): Temporal.Instant | null {
  const state = clockState(rule, moves, now);
  return state.status === "running" || state.status === "overdue" ? (state.due ?? null) : null;
}

function topicNames(content: Content, forms: readonly CompiledForm[]): Map<string, LocalText> {
  const asked = forms.flatMap((form) => form.byUse.get("topic")?.options ?? []);
  const recorded = content.of(topicsKind).flatMap(({ value }) => value.topics);
  return new Map([
    ...asked.map(({ key, label }) => [key, label] as const),
    // Where professionals record the same topic, its name is theirs.
    ...recorded.map(({ id, names }) => [id, names] as const),
  ]);
}

/** Forms in the versions that answers were given in, compiled once each; imported ones too. */
export function formArchive(county: RunningCounty, db: Database, book: FormBook) {
  const kept = new Map<string, FormContent | undefined>();
  return async (id: string, version: string): Promise<FormContent | undefined> => {
    const current = county.content
      .of(formKind)
      .find(({ value }) => value.id === id && value.version === version);
    if (current) return current.value;
    const key = `${id}|${version}`;
    if (!kept.has(key)) {
      const body = (await publishedBody(db, formKind.kind, id, version)) as Questionnaire | undefined;
      kept.set(
        key,
        body && { id, version, review: "draft", questionnaire: body, form: compile(body), cases: [] },
      );
    }
    return kept.get(key) ?? book.importedVersion(id, version);
  };
}
