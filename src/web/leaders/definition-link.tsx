import { measuresKind } from "#src/domains/measures/index.ts";
import { fill } from "../ui/index.ts";
import { definitionPath, type View } from "./view.ts";

/** "Definition: Contacts". The measures are of the county's content, so the name is too. */
export const DefinitionLink = ({ view, measure }: { view: View; measure: string }) => {
  const found = view.site.content
    .of(measuresKind)
    .flatMap(({ value }) => value.measures)
    .find(({ id }) => id === measure);
  return (
    <a href={definitionPath(view, measure)}>
      {fill(view.w.definitionOf, { name: found?.name[view.lang] ?? measure })}
    </a>
  );
};
