import { WISH_KINDS, wishesOf } from "#src/domains/people/index.ts";
import type { OwnRecord, RecordMatter, RecordScore } from "#src/fhir/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Block } from "#src/platform/pdf/document.ts";
import { accessText } from "../../access-text.ts";
import { dataWords } from "../../data-rights/words.ts";
import { day, moment } from "../../format.ts";
import { scoreWords } from "../../instruments/score-words.ts";
import { assessedWords } from "../../matter/assessed.ts";
import { personWords } from "../../matter/person-words.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { bookingWords } from "../booking/words.ts";
import { formsWords } from "../forms/words.ts";
import { matterWords } from "../matter-words.ts";
import { ownScoresTitle } from "../scores.tsx";

function basics({ person, own, lang, made }: OwnRecord): (readonly [string, string])[] {
  const w = dataWords(lang);
  const where = (value: string | null) => (person.nonDisclosure ? w.hidden : (value ?? "–"));
  const address = [person.street, person.postalCode].filter(Boolean).join(", ") || null;
  const rows: (readonly [string, string])[] = [
    [w.name, `${person.givenNames} ${person.surname}`],
    [w.born, day(startOfDay(person.birthDate), lang, made)],
    [w.language, matterWords(lang).languages[person.serviceLanguage]],
  ];
  // Of somebody else only what the pages show of them.
  if (!own) return rows;
  return [
    ...rows,
    [w.code, person.identityCode ?? "–"],
    [w.address, where(address)],
    [w.phone, where(person.phone)],
    [w.email, where(person.email)],
  ];
}

/** What stands corrected beside something, as one text; empty when nothing does. */
const correctedText = (
  corrections: RecordMatter["corrections"],
  { lang, made }: Pick<OwnRecord, "lang" | "made">,
): string =>
  corrections
    .map(({ at, words }) => fill(dataWords(lang).corrected, { when: day(at, lang, made), words }))
    .join(" ");

function* matterBlocks(record: OwnRecord, one: RecordMatter): Generator<Block> {
  const { lang, made } = record;
  const w = dataWords(lang);
  const m = matterWords(lang);
  const { contact, topic, messages, answers, history, corrections, assessed, agreed } = one;
  const noteOn = (id: string) =>
    correctedText(
      corrections.filter(({ targetId }) => targetId === id),
      record,
    ) || undefined;
  yield { kind: "h2", text: `${topic} (${contact.reference})` };
  yield {
    kind: "p",
    text: `${day(contact.receivedAt, lang, made)} · ${w.status}: ${m.states[contact.status]}.`,
    quiet: true,
  };
  yield { kind: "h3", text: m.messages };
  yield {
    kind: "list",
    items: messages.map((message) => ({
      lead: `${message.authorKind === "staff" ? (message.authorName ?? m.somebody) : w.you}, ${moment(message.at, lang, made)}`,
      text: message.body,
      note: noteOn(message.id),
    })),
  };
  if (assessed.length > 0) {
    yield { kind: "h3", text: assessedWords(lang).title };
    yield {
      kind: "list",
      items: assessed.map(({ id, text, by, superseded }) => ({
        lead: text || by,
        text: superseded ? `${by} ${assessedWords(lang).replaced}` : by,
        note: noteOn(id),
      })),
    };
  }
  if (agreed.length > 0) {
    yield { kind: "h3", text: personWords(lang).title };
    yield {
      kind: "list",
      items: agreed.map(({ id, at, text }) => ({
        lead: text,
        text: moment(at, lang, made),
        note: noteOn(id),
      })),
    };
  }
  const told = new Set([...messages, ...assessed, ...agreed].map(({ id }) => id));
  const rest = corrections.filter(({ targetId }) => targetId === null || !told.has(targetId));
  if (rest.length > 0) {
    yield {
      kind: "list",
      items: rest.map(({ at, words }) => ({ lead: fill(w.corrected, { when: day(at, lang, made), words }) })),
    };
  }
  if (answers.length > 0) {
    yield { kind: "h3", text: w.answersTitle };
    yield { kind: "facts", rows: answers.map(({ label, values }) => [label, values.join(", ")] as const) };
  }
  yield { kind: "h3", text: w.happened };
  yield {
    kind: "list",
    items: history.map((fact) => ({
      lead: fill(
        fact.type === "received" && fact.actorKind === "staff"
          ? m.recorded
          : (m.events[fact.type] ?? fact.type),
        { who: fact.actorName ?? m.somebody },
      ),
      note: moment(fact.at, lang, made),
    })),
  };
}

function scoreItem(
  { lang, made }: OwnRecord,
  { score, name, bands, unit, filledBy, corrections }: RecordScore,
) {
  const s = scoreWords(lang);
  return {
    lead: `${name}: ${score.score} ${unit}`,
    text: bands.join("; ") || s.noBand,
    note: [
      day(startOfDay(score.measuredOn), lang, made),
      `${s.filledBy}: ${filledBy}`,
      `${s.recordedBy}: ${score.recordedByName}`,
      score.note,
      correctedText(corrections, { lang, made }),
    ]
      .filter(Boolean)
      .join(" · "),
  };
}

/** A record for reading: headings, short lines, everything in the reader's language but what people wrote themselves. */
export function* readable(site: Site, record: OwnRecord, title: string): Generator<Block> {
  const { lang, made, matters, wishes, requests, accesses } = record;
  const w = dataWords(lang);
  yield { kind: "h1", text: title };
  yield { kind: "p", text: fill(w.made, { when: moment(made, lang, made) }), quiet: true };
  if (record.cut) yield { kind: "p", text: w.cut };
  yield { kind: "h2", text: w.basics };
  yield { kind: "facts", rows: basics(record) };
  if (matters.length === 0) yield { kind: "p", text: w.none };
  for (const one of matters) yield* matterBlocks(record, one);
  if (record.appointments.length > 0) {
    const b = bookingWords(lang);
    yield { kind: "h2", text: b.own };
    yield {
      kind: "list",
      items: record.appointments.map(({ appointment, type, unit }) => ({
        lead: `${moment(appointment.startsAt, lang, made)}, ${type}`,
        text: `${b.forms[appointment.form]}, ${unit}`,
        note: b.states[appointment.status],
      })),
    };
  }
  if (record.forms.length > 0) {
    yield { kind: "h2", text: formsWords(lang).ownTitle };
    for (const { kept, title, answers } of record.forms) {
      yield { kind: "h3", text: `${title}, ${day(kept.at, lang, made)}` };
      yield { kind: "facts", rows: answers.map(({ label, values }) => [label, values.join(", ")] as const) };
    }
  }
  if (record.scores.length > 0) {
    yield { kind: "h2", text: ownScoresTitle(lang) };
    yield { kind: "list", items: record.scores.map((one) => scoreItem(record, one)) };
  }
  const inForce = wishesOf(wishes);
  yield { kind: "h2", text: w.wishesTitle };
  yield {
    kind: "facts",
    rows: WISH_KINDS.filter((kind) => inForce[kind].at !== null).map(
      (kind) => [w.wishes[kind], w.values[inForce[kind].value]] as const,
    ),
  };
  if (requests.length > 0) {
    yield { kind: "h2", text: w.requestsTitle };
    yield {
      kind: "list",
      items: requests.map((one) => ({
        lead: `${w.kinds[one.kind]} (${one.reference})`,
        text: one.wrong ?? undefined,
        note: `${w.statuses[one.status]} · ${day(one.receivedAt, lang, made)}`,
      })),
    };
  }
  if (!record.own) return;
  yield { kind: "h2", text: w.readTitle };
  yield {
    kind: "list",
    items: accesses.map((entry) => {
      const { who, role, what, why } = accessText(site, lang, entry, record.person.id);
      return {
        lead: [who, role].filter(Boolean).join(", "),
        text: `${what}.`,
        note: `${why} · ${moment(entry.at, lang, made)}`,
      };
    }),
  };
}
