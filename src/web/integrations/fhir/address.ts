import { fault, SYSTEMS } from "#src/fhir/index.ts";
import { findHetuLike } from "#src/kernel/hetu-in-text.ts";

const CODE = /^\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]$/i;
/** Ids of ours, in which digits may stand as in an identity code. */
const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-z]{25}\.[0-9a-z.-]{5,38}/gi;

/** Refuses an address that carries an identity code: addresses are kept in logs of the machines between us. */
export function assertNoCode(path: string, query: URLSearchParams): void {
  const parts = [...path.split("/").map(decoded), ...[...query].flat()];
  const named = parts
    .map((part) => part.replaceAll(IDS, ""))
    .some(
      (part) =>
        part.includes(SYSTEMS.hetu) ||
        CODE.test(part.slice(part.lastIndexOf("|") + 1).trim()) ||
        findHetuLike(part).some(({ valid }) => valid),
    );
  if (named)
    throw fault(
      400,
      "security",
      "Identity codes must not stand in an address. POST the parameters to [type]/_search as application/x-www-form-urlencoded instead",
    );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
