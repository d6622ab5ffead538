import type { Expression } from "./model.ts";

const NAME = /%(?:`([^`]+)`|'([^']+)'|([A-Za-z_]\w*))/g;

const namesIn = ({ expression = "" }: Expression): string[] =>
  [...expression.matchAll(NAME)].map(([, a, b, c]) => (a ?? b ?? c) as string);

/**
 * The named expressions of one place, each after those that it uses, whatever the order in which they are written. `cycle`:
 * names that use each other; `above` names are known already, so that one of the same name may begin from it.
 */
export function orderedVariables(
  declared: readonly Expression[],
  above: ReadonlyMap<string, unknown>,
): { readonly order: readonly Expression[]; readonly cycle: readonly string[] } {
  const byName = new Map(declared.map((one) => [one.name, one]));
  const order: Expression[] = [];
  const done = new Set<string | undefined>();
  const cycles: string[][] = [];
  const way = new Set<string>();
  const visit = (one: Expression): void => {
    const name = one.name as string;
    if (done.has(name)) return;
    if (way.has(name)) {
      if (!above.has(name)) cycles.push([...[...way].slice([...way].indexOf(name)), name]);
      return;
    }
    way.add(name);
    for (const used of namesIn(one)) {
      const other = byName.get(used);
      if (other) visit(other);
    }
    way.delete(name);
    if (!done.has(name)) order.push(one);
    done.add(name);
  };
  for (const one of declared) visit(one);
  return { order, cycle: cycles[0] ?? [] };
}
