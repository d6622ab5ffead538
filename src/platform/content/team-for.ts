import type { Content } from "./content.ts";

/** The team that answers a line in the area of a municipality; the middle area where none is known. */
export function teamFor(content: Content, line: string, municipality: string | null): string {
  const area = (municipality && content.findMunicipality(municipality)?.area) || "middle";
  const teams = content.teams.filter((team) => team.line === line && !team.onCall);
  const found =
    teams.find((team) => team.area === area) ?? teams.find((team) => team.area === undefined) ?? teams[0];
  if (!found) throw new Error(`no team answers the line ${line}`);
  return found.id;
}
