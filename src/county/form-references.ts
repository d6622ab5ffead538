import { servicesOf } from "#src/domains/directory/index.ts";
import type { FormContent } from "#src/domains/forms/index.ts";
import { type Content, deadlineIds, error, type Finding, type Path } from "#src/platform/content/index.ts";

/** Kinds of danger that answers say but no list of words looks for. */
const SAID_BY_ANSWERS: readonly string[] = ["acute-illness", "urgent-need"];

/** What a form names elsewhere in the content must exist: line, topic, rule, services that may help, kinds of danger. */
export function formReferences({ use, form }: FormContent, content: Content): Finding[] {
  const unknown = (at: Path, what: string, id: string) =>
    error(at, "reference.unknown", `there is no ${what} "${id}"`);
  const services = new Set(servicesOf(content).map(({ id }) => id));
  const dangers = form.items.flatMap((item) => [item.danger, ...item.options.map(({ danger }) => danger)]);
  const kindsOfDanger = [...new Set(dangers)].filter((code) => code !== undefined);
  return [
    ...(use?.line === undefined || content.findLine(use.line)
      ? []
      : [unknown(["use", "line"], "line", use.line)]),
    ...(use?.topic === undefined || topicIds(content, use.line).includes(use.topic)
      ? []
      : [unknown(["use", "topic"], "topic of the line", use.topic)]),
    ...(use?.deadline === undefined || deadlineIds(content.raw("deadlines.yaml"))?.includes(use.deadline)
      ? []
      : [unknown(["use", "deadline"], "deadline rule", use.deadline)]),
    ...form.results.flatMap((result, index) =>
      [...result.services, ...result.bands.flatMap((band) => band.services)]
        .filter((id) => !services.has(id))
        .map((id) => unknown(["results", index], "service", id)),
    ),
    ...kindsOfDanger
      .filter((code) => !SAID_BY_ANSWERS.includes(code) && content.raw(`danger/${code}.yaml`) === undefined)
      .map((code) => unknown(["item"], "kind of danger", code)),
  ];
}

/** Ids of the topics that are chosen on the line, of all when none is named. */
function topicIds(content: Content, line: string | undefined): string[] {
  const raw = content.raw("topics.yaml") as { topics?: { id: string; lines?: string[] }[] } | undefined;
  return (raw?.topics ?? [])
    .filter(({ lines }) => line === undefined || lines === undefined || lines.includes(line))
    .map(({ id }) => id);
}
