import { z } from "zod";
import {
  bySchema,
  type Content,
  type ContentKind,
  error,
  type Finding,
  type Path,
  review,
} from "#src/platform/content/index.ts";
import { type Service, serviceSchema } from "./schema.ts";

const file = z.strictObject({ review, services: z.array(serviceSchema).min(1) });
export type ServicesFile = z.infer<typeof file>;

/** The county's services, in as many files as is handy. Ids are unique over all of them. */
export const servicesKind: ContentKind<ServicesFile> = {
  kind: "services",
  files: "services/*.yaml",
  required: true,
  parse: bySchema(file),
  audience: () => "resident",
  references: ({ services }, content, name) => [
    ...repeatedIds(services, content, name),
    ...services.flatMap((one, index) => references(one, ["services", index], content)),
  ],
};

/** Every service of the county, file by file. */
export function servicesOf(content: Content): readonly Service[] {
  return content.of(servicesKind).flatMap(({ value }) => value.services);
}

function repeatedIds(services: readonly Service[], content: Content, name: string): Finding[] {
  const seen = new Set(
    content
      .of(servicesKind)
      .filter((other) => other.file < name)
      .flatMap(({ value }) => value.services.map(({ id }) => id)),
  );
  return services.flatMap(({ id }, index) => {
    if (seen.has(id)) return [error(["services", index, "id"], "id.repeated", `"${id}" stands here twice`)];
    seen.add(id);
    return [];
  });
}

function references(one: Service, at: Path, content: Content): Finding[] {
  const unknown = (what: string, key: string, value: string) =>
    error([...at, key], "reference.unknown", `there is no ${what} "${value}"`);
  const missing = <T>(
    what: string,
    key: string,
    values: readonly string[] | undefined,
    find: (v: string) => T,
  ) => (values ?? []).filter((value) => !find(value)).map((value) => unknown(what, key, value));
  const units = unitsOf(one, content);
  const outside =
    one.areas && units.some(({ area }) => area && !one.areas?.includes(area))
      ? [error([...at, "areas"], "service.area", "a unit of the service is in another area")]
      : [];
  return [
    ...missing("line", "line", [one.line], content.findLine),
    ...missing("unit", "units", one.units, content.findUnit),
    ...missing("kind of unit", "unitKinds", one.unitKinds, (kind) =>
      content.units.some((unit) => unit.kind === kind),
    ),
    ...missing("municipality", "municipalities", one.municipalities, content.findMunicipality),
    ...outside,
  ];
}

/** The units that give a service, in the order of the county's list. */
export function unitsOf(one: Service, content: Content): Content["units"] {
  return content.units.filter(
    ({ id, kind }) => one.units?.includes(id) === true || one.unitKinds?.includes(kind) === true,
  );
}
