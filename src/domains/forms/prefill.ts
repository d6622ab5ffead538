import type { Context } from "./context.ts";
import { inTime } from "./formula-run.ts";
import { plain } from "./from-response.ts";
import type { CompiledForm } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import type { Node } from "./nodes.ts";
import { judge } from "./run.ts";

/**
 * The answers that a form opens with: initial values, options chosen beforehand, and what its initial expressions find in
 * what is handed in (the signed-in person, the user). Shown as filled in beforehand; the person may change them.
 */
export function prefilled(form: CompiledForm, context: Context = {}): Answers {
  if (!form.opensFilled) return NOTHING;
  const work = (bounded: Context): Answers => {
    const run = judge(form, {}, bounded);
    const answers: Record<string, readonly Answer[]> = {};
    for (let at = 0; at < run.nodes.list.length; at += 1) {
      const { item, key } = run.nodes.list[at] as Node;
      if (item.type === "group" || item.type === "display" || item.calculated) continue;
      const found = item.initialFormula ? (run.formulas?.answers(item.initialFormula, at) ?? []) : [];
      const selected = item.options.filter((option) => option.selected).map(({ answer }) => answer);
      const fixed = (item.source.initial ?? []).map((one) => ownForm(item.options, one));
      const given = [found, selected, fixed].find((one) => one.length > 0);
      if (given) answers[key] = item.repeats ? given : given.slice(0, 1);
    }
    return answers;
  };
  const needed = form.hasPaths || form.items.some(({ initialFormula }) => initialFormula !== undefined);
  return inTime(form, context, work, needed);
}
const NOTHING: Answers = {};

function ownForm(options: readonly { readonly answer: Answer }[], initial: Answer): Answer {
  // Authors note beside an initial value where it came from.
  const own = plain(initial as unknown as Record<string, unknown>);
  if (!("valueCoding" in own)) return own;
  const { code } = own.valueCoding;
  return (
    options.find(({ answer }) => "valueCoding" in answer && answer.valueCoding.code === code)?.answer ?? own
  );
}
