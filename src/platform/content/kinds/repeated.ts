import { error, type Finding, type Path } from "../problem.ts";

/** Items that carry an id which an earlier one has. */
export function repeated<T, K extends keyof T & string>(items: readonly T[], key: K, path: Path): Finding[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    if (seen.has(item[key]))
      return [error([...path, index, key], "id.repeated", `"${item[key]}" stands here twice`)];
    seen.add(item[key]);
    return [];
  });
}

/** A name of something that must exist among `known`. */
export function unknown(
  what: string,
  id: string | undefined,
  known: readonly { readonly id: string }[] | readonly string[],
  path: Path,
): Finding[] {
  if (id === undefined) return [];
  const ids = known.map((one) => (typeof one === "string" ? one : one.id));
  if (ids.includes(id)) return [];
  return [
    error(path, "reference.unknown", `there is no ${what} "${id}"; there are ${ids.join(", ") || "none"}`),
  ];
}
