declare const kind: unique symbol;

/** A UUID that knows what it names: the id of a contact cannot be passed where a person's is asked for. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type PersonId = Id<"person">;
export type ProfessionalId = Id<"professional">;
export type ContactId = Id<"contact">;
export type MessageId = Id<"message">;
export type SessionId = Id<"session">;
/** What has a calendar: a professional, a room, a thing. */
export type ResourceId = Id<"resource">;
export type AppointmentId = Id<"appointment">;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The value as an id when it has the shape of one, else undefined: for parsing what comes from outside. */
export function parseId<Kind extends string>(value: string | undefined): Id<Kind> | undefined {
  const lower = value?.toLowerCase();
  return lower !== undefined && UUID.test(lower) ? (lower as Id<Kind>) : undefined;
}
