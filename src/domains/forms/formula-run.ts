import { answerOfNumber, answersFrom } from "./calculated.ts";
import type { Context } from "./context.ts";
import { bounded, questionnaireItem, TooSlow } from "./fhirpath.ts";
import type { Formula, Variable } from "./formulas.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer } from "./model.ts";
import type { Node, Nodes } from "./nodes.ts";
import { responseTree, type Tree } from "./tree.ts";

/** An expression that came to no end or failed: its item, and why. */
export interface Trouble {
  readonly code: "too-slow" | "expression-failed";
  readonly linkId: string;
  readonly message: string;
}

/** So many times a form's expressions are left out unasked after one came to no end: a page judges its form some five times, and the next page tries again. */
const NOT_TRIED = 4;
const found = new WeakMap<
  CompiledForm,
  { readonly endless: NonNullable<Context["endless"]>; left: number }
>();

/**
 * Runs work over a form's expressions in bounded time. What comes to no end is ended, and the work is done again without
 * the form's expressions, saying which one it was.
 */
export function inTime<T>(
  form: CompiledForm,
  context: Context,
  work: (context: Context) => T,
  needed: boolean = form.hasPaths,
): T {
  if (!needed || context.endless || context.watch) return work(context);
  const known = found.get(form);
  if (known && known.left > 0) {
    known.left -= 1;
    return work({ ...context, endless: known.endless });
  }
  const watch: NonNullable<Context["watch"]> = { now: { linkId: "", text: "" } };
  try {
    return bounded(() => work({ ...context, watch }));
  } catch (fault) {
    if (!(fault instanceof TooSlow)) throw fault;
    found.set(form, { endless: watch.now, left: NOT_TRIED });
    return work({ ...context, endless: watch.now });
  }
}

type Env = Record<string, unknown>;

/** The expressions of a form over one set of answers. Once one has run out of time, the others are not tried. */
export class Formulas {
  readonly troubles: Trouble[] = [];
  private readonly form: CompiledForm;
  private readonly nodes: Nodes;
  private readonly on: Uint8Array;
  private readonly values: readonly (readonly Answer[])[];
  private readonly context: Context;
  private readonly remembered = new Map<string, readonly unknown[]>();
  private tree: Tree | undefined;

  constructor(
    form: CompiledForm,
    nodes: Nodes,
    on: Uint8Array,
    values: readonly (readonly Answer[])[],
    context: Context,
  ) {
    this.form = form;
    this.nodes = nodes;
    this.on = on;
    this.values = values;
    this.context = context;
    const { endless } = context;
    if (endless)
      this.troubles.push({
        code: "too-slow",
        linkId: endless.linkId,
        message: `the expression "${endless.text}" comes to no end`,
      });
  }

  /** What was worked out before no longer stands. */
  changed(): void {
    this.tree = undefined;
    if (this.remembered.size > 0) this.remembered.clear();
  }

  /** Whether a condition is met. FHIRPath takes one value that is no boolean for true. */
  holds(formula: Formula, at: number): boolean {
    const found = this.found(formula, at);
    return found.length === 1 && found[0] !== false;
  }

  /** Whether a constraint is broken: only what is plainly false is; nothing is no fault. */
  broken(formula: Formula, at: number, place: number): boolean {
    return this.found(formula, at, place)[0] === false;
  }

  text(formula: Formula, at: number): string | undefined {
    const [first] = this.found(formula, at);
    return first === undefined || typeof first === "object" ? undefined : String(first);
  }

  answers(formula: Formula, at: number): readonly Answer[] {
    const { item } = this.nodes.list[at] as Node;
    return answersFrom(item, this.found(formula, at));
  }

  raw(formula: Formula, at: number): readonly unknown[] {
    return this.found(formula, at);
  }

  number(item: CompiledItem, value: number | undefined): readonly Answer[] {
    return value === undefined ? [] : answerOfNumber(item, value);
  }

  /** `place`: which repeat of a repeating group is the focus. */
  private found(formula: Formula, at: number, place = 0): readonly unknown[] {
    const { endless, watch } = this.context;
    if (!formula.path || endless) return [];
    const linkId = at < 0 ? "" : (this.nodes.list[at] as Node).item.linkId;
    if (watch) watch.now = { linkId, text: formula.text };
    try {
      return this.evaluated(formula, at, place);
    } catch (fault) {
      this.troubles.push({
        code: "expression-failed",
        linkId,
        message: String((fault as Error)?.message ?? fault),
      });
      return [];
    }
  }

  private evaluated(formula: Formula, at: number, place: number): readonly unknown[] {
    this.tree ??= responseTree(this.form, this.nodes, this.on, this.values);
    const env = this.environment(formula, at, place);
    return formula.path?.run(formula.atRoot ? this.tree.response : this.tree.at(at, place), env) ?? [];
  }

  /** The names that an expression may use. %context is the focus, as the engine has it. */
  private environment(formula: Formula, at: number, place: number): Env {
    const tree = this.tree as Tree;
    const env: Env = {
      ...this.given(),
      resource: tree.response,
      rootResource: tree.response,
      QuestionnaireResponse: tree.response,
      questionnaire: this.form.questionnaire,
      ...(formula.text.includes("%qitem") && { qitem: this.questionnaireItem(at) }),
    };
    for (const variable of formula.uses) env[variable.name] = this.variable(variable, at, place);
    return env;
  }

  private questionnaireItem(at: number): unknown {
    return at < 0 ? [] : questionnaireItem((this.nodes.list[at] as Node).item.source);
  }

  private given(): Env {
    const names = Object.fromEntries(this.form.emptyNames.map((name) => [name, []]));
    return { ...names, ...this.context.launch };
  }

  /** Which repeat of a container a node inside it stands in. */
  private placeIn(at: number, inside: number): number {
    const container = this.nodes.list[at];
    if (!container?.item.container) return 0;
    return (this.nodes.list[inside] as Node).places[container.places.length] ?? 0;
  }

  /** A variable's value at the place of the item that declares it, as seen from a node. */
  private variable(variable: Variable, from: number, ownPlace: number): readonly unknown[] {
    let at = from;
    while (at >= 0 && (this.nodes.list[at] as Node).item.index !== variable.owner)
      at = (this.nodes.list[at] as Node).parent;
    const place = at === from ? ownPlace : this.placeIn(at, from);
    const key = `${variable.name} ${variable.owner} ${at} ${place}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const { path } = variable.formula;
    let value: readonly unknown[] = [];
    if (path) {
      const env = this.environment(variable.formula, at, place);
      value = path.run(variable.formula.atRoot ? this.tree?.response : this.tree?.at(at, place), env);
    }
    this.remembered.set(key, value);
    return value;
  }
}
