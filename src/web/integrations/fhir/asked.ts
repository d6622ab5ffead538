import type {
  AppointmentType,
  BookingHand,
  Calendar,
  ClientScope,
  SystemClient,
} from "#src/domains/scheduling/index.ts";
import { type Fault, fault, type Resource } from "#src/fhir/index.ts";
import type { AccessAction } from "#src/kernel/access.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { record } from "#src/platform/audit/record.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Site } from "../../site.ts";

/** One request of a system that we know: who asks, what for, and where the answer's references lead. */
export interface Asked {
  readonly site: Site;
  readonly scope: Scope;
  readonly client: SystemClient;
  /** The types of appointment that it may see and take. */
  readonly types: readonly AppointmentType[];
  readonly hand: BookingHand;
  /** The address of the interface, without a closing slash. */
  readonly base: string;
  readonly params: URLSearchParams;
  /** The parameters came in a body: what they say stands in no address. */
  readonly posted: boolean;
  header(name: string): string | undefined;
}

/** What is answered: a resource, with what its HTTP answer says beside it. */
export interface Answer {
  readonly status: number;
  readonly resource: Resource | object | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a search found: one page of it. */
export interface Found {
  readonly resources: readonly Resource[];
  readonly included?: readonly Resource[];
  /** The parameters that continue; none when this is the last page. */
  readonly next?: Readonly<Record<string, string>> | undefined;
  /** What the reader should know of the answer. */
  readonly warnings?: readonly string[];
}

/** Refuses a system that does not have any of the scopes. */
export function assertScope({ client }: Asked, ...scopes: readonly ClientScope[]): void {
  if (!scopes.some((one) => client.scopes.includes(one)))
    throw fault(
      403,
      "forbidden",
      `This needs the scope ${scopes.join(" or ")}, which your system does not have`,
    );
}

export const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;

/** How many entries a page of the answer has. */
export function countOf({ params }: Asked): number {
  const text = params.get("_count");
  if (text === null) return USUAL_ENTRIES;
  if (!/^\d{1,9}$/.test(text)) throw fault(400, "value", "_count: write a whole number");
  return Math.min(MOST_ENTRIES, Math.max(1, Number(text)));
}

export const calendarsOf = ({ site, scope }: Asked): Promise<readonly Calendar[]> =>
  site.times.calendars.read(scope.db, scope.now);

/** Whether a calendar's owner can be met for a type. */
export const canDo = ({ resource }: Calendar, { professions, skills }: AppointmentType): boolean =>
  resource.kind === "professional" &&
  professions.includes(resource.profession ?? "") &&
  skills.every((skill) => resource.skills.includes(skill));

/** Writes down whose data a system was shown: one row a person. */
export async function logShown(
  { scope, hand }: Asked,
  action: AccessAction,
  people: readonly (PersonId | null)[],
): Promise<void> {
  const ids = [...new Set(people)].filter((id) => id !== null);
  const entries = ids.map((personId) => ({
    at: scope.now,
    by: hand.by,
    action,
    ground: hand.ground,
    personId,
    contactId: null,
    specialReasonId: null,
  }));
  await record(scope.db, scope.requestId, entries);
}

export const notFound = (type: string): Fault =>
  fault(404, "not-found", `There is no such ${type}, or your system may not know of it`);
