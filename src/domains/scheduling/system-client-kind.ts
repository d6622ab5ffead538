import { z } from "zod";
import {
  bySchema,
  type Content,
  type ContentKind,
  error,
  localText,
  review,
  slug,
} from "#src/platform/content/index.ts";
import { type AppointmentType, appointmentTypesKind, singleTypesOf } from "./kind.ts";

/** What another system may do: see free times; take times; see all times of a person whom it identifies. */
const CLIENT_SCOPES = ["times", "book", "of-person"] as const;
export type ClientScope = (typeof CLIENT_SCOPES)[number];

const client = z.strictObject({
  id: slug,
  names: localText,
  scopes: z.array(z.enum(CLIENT_SCOPES)).min(1),
  /** The registers that it works in. */
  registers: z.array(z.enum(["health", "social"])).min(1),
  /** Types of appointment that it may take; none: those that residents may take by themselves. */
  types: z.array(slug).default([]),
});
/** Another system that may use the booking interface. */
export type SystemClient = z.infer<typeof client>;

/** content/system-clients.yaml: which systems may use the booking interface, and for what. */
export const systemClientsKind: ContentKind<{ readonly clients: readonly SystemClient[] }> = {
  kind: "system-clients",
  files: "system-clients.yaml",
  parse: bySchema(z.strictObject({ review, clients: z.array(client) })),
  audience: () => "resident",
  references: ({ clients }, content) => {
    const known = new Set(
      content.of(appointmentTypesKind).flatMap(({ value }) => value.types.map(({ id }) => id)),
    );
    return clients.flatMap(({ id, types }, index) => [
      ...types
        .filter((type) => !known.has(type))
        .map((type) => error(["clients", index, "types"], "reference.unknown", `there is no type ${type}`)),
      ...(clients.findIndex((other) => other.id === id) === index
        ? []
        : [error(["clients", index, "id"], "id.repeated", `"${id}" stands here twice`)]),
    ]);
  },
};

export const systemClientsOf = (content: Content): readonly SystemClient[] =>
  content.of(systemClientsKind).flatMap(({ value }) => value.clients);

/** The types of appointment that a system may see and take. */
export const typesFor = (content: Content, { types, registers }: SystemClient): readonly AppointmentType[] =>
  singleTypesOf(content).filter(
    ({ id, open, group, register }) =>
      !group && registers.includes(register) && (types.length === 0 ? open : types.includes(id)),
  );

/** How the access log names a system: beside its kind, as its role. */
export const CLIENT_ROLE = "client:";
