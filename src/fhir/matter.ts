import type { ContactStatus } from "#src/domains/contacts/index.ts";
import { agreed, notesOf } from "./agreed.ts";
import { type Resource, reference, SYSTEMS } from "./model.ts";
import type { OwnRecord, RecordMatter } from "./record.ts";

const STATUS: Readonly<Record<ContactStatus, string>> = {
  queued: "requested",
  taken: "in-progress",
  waiting: "on-hold",
  answered: "completed",
  closed: "completed",
};

/** A matter: a Task, one Communication a message, what was assessed and agreed, and the answers of its form. */
export function matter(record: OwnRecord, one: RecordMatter): Resource[] {
  const { person, county } = record;
  const { contact, topic, messages, corrections } = one;
  const subject = reference("Patient", person.id);
  const task: Resource = {
    resourceType: "Task",
    id: contact.id,
    identifier: [{ system: SYSTEMS.own("contact-reference"), value: contact.reference }],
    status: STATUS[contact.status],
    businessStatus: { coding: [{ system: SYSTEMS.own("contact-status"), code: contact.status }] },
    intent: "order",
    code: { coding: [{ system: SYSTEMS.own("topic"), code: contact.topic, display: topic }], text: topic },
    for: subject,
    authoredOn: contact.receivedAt.toString(),
    owner: reference("Organization", county.id),
    ...(corrections.length > 0 && {
      note: corrections.map(({ at, words }) => ({ time: at.toString(), text: words })),
    }),
  };
  const told = messages.map((message): Resource => {
    const sender =
      message.authorKind === "staff" && message.authorId
        ? reference("Practitioner", message.authorId)
        : message.authorId === person.id
          ? subject
          : undefined;
    return {
      resourceType: "Communication",
      id: message.id,
      status: "completed",
      category: [{ coding: [{ system: SYSTEMS.own("message-kind"), code: message.kind }] }],
      subject,
      about: [reference("Task", contact.id)],
      sent: message.at.toString(),
      ...(sender && { sender }),
      payload: [{ contentString: message.body }],
      ...notesOf(one, message.id),
    };
  });
  return [task, ...told, ...agreed(record, one), ...answersOf(one, subject)];
}

/** FHIR knows no empty text: what a form left without words is left out. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === "" ? [] : [[name, withoutEmpty(one)]])),
  );
}

/** The answers in the shape they were given in; they bear the contact's id with another tail, so that each is its own. */
function answersOf({ contact, response }: RecordMatter, subject: ReturnType<typeof reference>): Resource[] {
  if (response === null || typeof response !== "object") return [];
  return [
    {
      ...(withoutEmpty(response) as object),
      resourceType: "QuestionnaireResponse",
      id: answersId(contact.id),
      status: "completed",
      subject,
      authored: contact.receivedAt.toString(),
    },
  ];
}

/** Another UUID made of the contact's: of version 8, whose bits are free. */
const answersId = (id: string): string => `${id.slice(0, 14)}8${id.slice(15)}`;
