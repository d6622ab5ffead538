import type { LocalText } from "#src/kernel/lang.ts";
import { FAMILY } from "#src/platform/content/index.ts";
import type { Site } from "../../site.ts";

/** What a contact of a line may be about: on the line of ask for help as its form asks, on the others as recorded. */
export function topicsFor(
  site: Site,
  line: string,
): readonly { readonly id: string; readonly names: LocalText }[] {
  if (line !== FAMILY) return site.topicsOf(line);
  const asked = site.askForHelp.form.byUse.get("topic")?.options ?? [];
  return asked.map(({ key, label }) => ({ id: key, names: label }));
}
