import type { Lang } from "#src/kernel/lang.ts";
import type { DirectoryEntry } from "./entries.ts";
import type { ServiceArea, ServiceChannel, TargetGroup } from "./model.ts";

/** What narrows a search. Everything given must fit. */
export interface DirectoryFilters {
  /** Code of a municipality; what is given in its area or in the whole county fits too. */
  readonly municipality?: string | undefined;
  readonly area?: ServiceArea | undefined;
  readonly group?: TargetGroup | undefined;
  readonly language?: Lang | undefined;
  readonly channel?: ServiceChannel | undefined;
  readonly line?: string | undefined;
}

/**
 * Whether an entry fits; `areaOf` tells the area of a municipality. A national description knows nothing of lines,
 * channels and languages of service here: it is left out when one of them is asked for.
 */
export function fits(
  entry: DirectoryEntry,
  filters: DirectoryFilters,
  areaOf: (municipality: string) => ServiceArea | undefined,
): boolean {
  const { municipality, group, language, channel, line } = filters;
  if (entry.kind === "national") {
    if (language || channel || line) return false;
    return !group || entry.description.groups.includes(group);
  }
  const { service } = entry;
  const area = filters.area ?? (municipality ? areaOf(municipality) : undefined);
  if (area && service.areas && !service.areas.includes(area)) return false;
  if (municipality && service.municipalities && !service.municipalities.includes(municipality)) return false;
  if (area && service.municipalities && !service.municipalities.some((code) => areaOf(code) === area))
    return false;
  if (group && service.groups && !service.groups.includes(group)) return false;
  if (language && !service.languages.includes(language)) return false;
  if (channel && !service.channels.includes(channel)) return false;
  return !line || service.line === line;
}
