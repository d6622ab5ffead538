import type { CodeSystem, Concept, Questionnaire, ValueSet } from "./model.ts";

/** Concepts of one value set at most: beyond that nobody can choose from a list. */
const CONCEPTS_MAX = 5_000;

/** What came with a form or was imported before: value sets and code systems by canonical url (without version). */
export interface Terminology {
  readonly valueSets: ReadonlyMap<string, ValueSet>;
  readonly codeSystems: ReadonlyMap<string, CodeSystem>;
}

export const NO_TERMINOLOGY: Terminology = { valueSets: new Map(), codeSystems: new Map() };

/** Sorts resources into a terminology. */
export function terminologyOf(resources: Iterable<unknown>): Terminology {
  const valueSets = new Map<string, ValueSet>();
  const codeSystems = new Map<string, CodeSystem>();
  for (const one of resources) {
    const resource = one as { resourceType?: string; url?: string } | undefined;
    if (resource?.url === undefined) continue;
    if (resource.resourceType === "ValueSet") valueSets.set(resource.url, resource as ValueSet);
    if (resource.resourceType === "CodeSystem") codeSystems.set(resource.url, resource as CodeSystem);
  }
  return { valueSets, codeSystems };
}

export interface Expansion {
  readonly concepts: readonly (Concept & { readonly system?: string })[];
  /** Why it is not whole. */
  readonly lacks: string | undefined;
}

function flat(concepts: readonly Concept[] | undefined, system?: string, into: Concept[] = []): Concept[] {
  for (const concept of concepts ?? []) {
    const own = concept.system ?? system;
    if (!concept.abstract && concept.code !== undefined)
      into.push(own === undefined ? concept : { ...concept, system: own });
    flat(concept.contains ?? concept.concept, own, into);
  }
  return into;
}

const bare = (canonical: string): string => canonical.split("|")[0] as string;

function expand(
  set: ValueSet,
  find: (canonical: string) => ValueSet | undefined,
  known: Terminology,
  depth: number,
): Expansion {
  if (set.expansion?.contains) return { concepts: flat(set.expansion.contains), lacks: undefined };
  const concepts: Concept[] = [];
  const { exclude = [] } = set.compose ?? {};
  const listed = exclude.every(({ concept, filter, valueSet }) => concept && !filter && !valueSet);
  let lacks: string | undefined = listed ? undefined : "it excludes by rule";
  for (const { system, concept, filter, valueSet } of set.compose?.include ?? []) {
    const whole = system === undefined ? undefined : known.codeSystems.get(bare(system))?.concept;
    if (filter?.length) lacks = "it is defined by a filter";
    else if (concept) concepts.push(...flat(concept, system).map((one) => completed(one, whole)));
    else if (whole) concepts.push(...flat(whole, system));
    else if (system !== undefined) lacks = `the code system ${system} is not here`;
    for (const canonical of valueSet ?? []) {
      const inner = depth < 8 ? find(canonical) : undefined;
      const expanded = inner && expand(inner, find, known, depth + 1);
      if (!expanded || expanded.lacks) lacks = expanded?.lacks ?? `the value set ${canonical} is not here`;
      concepts.push(...(expanded?.concepts ?? []));
    }
  }
  const gone = new Set(exclude.flatMap(({ system, concept }) => flat(concept, system)).map(coded));
  const kept = gone.size === 0 ? concepts : concepts.filter((one) => !gone.has(coded(one)));
  return { concepts: kept, lacks: kept.length === 0 && !lacks ? "it names no concepts" : lacks };
}

const coded = ({ system, code }: Concept): string => `${system ?? ""}|${code}`;

/** A concept that a value set only names by its code, with the words and the weight that its code system gives it. */
function completed(concept: Concept, system: readonly Concept[] | undefined): Concept {
  const own = system && flat(system).find(({ code }) => code === concept.code);
  if (!own) return concept;
  const extension = [...(concept.extension ?? []), ...(own.extension ?? [])];
  return { ...own, ...concept, ...(extension.length > 0 && { extension }) };
}

/** The concepts of a value set that the form contains (`#id`) or that was imported; undefined when it is neither. */
export function expansionOf(canonical: string, of: Questionnaire, known: Terminology): Expansion | undefined {
  const contained = new Map<string, ValueSet>();
  const systems = new Map(known.codeSystems);
  for (const one of of.contained ?? []) {
    const resource = one as ValueSet | CodeSystem;
    if (resource.resourceType === "CodeSystem" && resource.url) systems.set(resource.url, resource);
    if (resource.resourceType !== "ValueSet") continue;
    if (resource.id) contained.set(`#${resource.id.replace(/^#/, "")}`, resource);
    if (resource.url) contained.set(resource.url, resource);
  }
  const find = (name: string) =>
    contained.get(name) ?? contained.get(bare(name)) ?? known.valueSets.get(bare(name));
  const set = find(canonical);
  if (!set) return undefined;
  const found = expand(set, find, { ...known, codeSystems: systems }, 0);
  return found.concepts.length > CONCEPTS_MAX
    ? { concepts: found.concepts.slice(0, CONCEPTS_MAX), lacks: `it has more than ${CONCEPTS_MAX} concepts` }
    : found;
}
