import { addResources, addRules, type FormOfService, PLAIN_RULE } from "#src/domains/scheduling/index.ts";
import type { ResourceId } from "#src/kernel/id.ts";
import type { TestHouse } from "../app.ts";

/** A nurse who works each weekday from one hour to another, with everybody's forms of service unless told. */
export async function nurseAt(
  house: TestHouse,
  unit: string,
  hours: readonly [from: number, to: number],
  more: { readonly forms?: readonly FormOfService[]; readonly profession?: string } = {},
): Promise<ResourceId> {
  const { db } = house.database;
  const id = crypto.randomUUID() as ResourceId;
  const { forms = ["in-person"], profession = "nurse" } = more;
  await addResources(db, [
    {
      id,
      kind: "professional",
      professionalId: null,
      name: "Esimerkki",
      unit,
      profession,
      skills: [],
      languages: ["fi", "sv"],
    },
  ]);
  await addRules(db, [
    {
      ...PLAIN_RULE,
      id: crypto.randomUUID(),
      resourceId: id,
      weekdays: 0b0011111,
      from: hours[0] * 60,
      to: hours[1] * 60,
      validFrom: Temporal.PlainDate.from("2026-01-01"),
      unit,
      forms,
    },
  ]);
  return id;
}
