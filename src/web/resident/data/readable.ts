import { WISH_KINDS, wishesOf } from "#src/domains/people/index.ts";
import type { OwnRecord, RecordMatter } from "#src/fhir/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Block } from "#src/platform/pdf/document.ts";
import { accessText } from "../../access-text.ts";
import { day, moment } from "../../format.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { bookingWords } from "../booking/words.ts";
import { matterWords } from "../matter-words.ts";
import { dataWords } from "./words.ts";

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

function* matterBlocks({ lang, made }: OwnRecord, one: RecordMatter): Generator<Block> {
  const w = dataWords(lang);
  const m = matterWords(lang);
  const { contact, topic, messages, answers, history, corrections } = one;
  yield { kind: "h2", text: `${topic} (${contact.reference})` };
  yield {
    kind: "p",
    text: `${day(contact.receivedAt, lang, made)}. ${w.status}: ${m.states[contact.status]}.`,
    quiet: true,
  };
  yield { kind: "h3", text: m.messages };
  yield {
    kind: "list",
    items: messages.map((message) => ({
      lead: `${message.authorKind === "staff" ? (message.authorName ?? m.somebody) : w.you}, ${moment(message.at, lang, made)}`,
      text: message.body,
      note:
        corrections
          .filter(({ targetId }) => targetId === message.id)
          .map(({ at, words }) => fill(w.corrected, { when: day(at, lang, made), words }))
          .join(" ") || undefined,
    })),
  };
  const rest = corrections.filter(({ target }) => target !== "message");
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
