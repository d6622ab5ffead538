import type { LocalText } from "#src/kernel/lang.ts";
import { allNamed, localText, named, nameOf, valueIn } from "./extensions.ts";
import type { Fault } from "./faults.ts";
import { type Formula, formulaOf, type Scope, type Variable } from "./formulas.ts";
import type { Constraint, Finding, ItemFormulas, LaunchName } from "./items.ts";
import type { Expression, Extension, Questionnaire, QuestionnaireItem } from "./model.ts";
import { orderedVariables } from "./variable-order.ts";

/** What is read while a form is made ready. */
export interface Reading {
  readonly questionnaire: Questionnaire;
  readonly flat: readonly {
    readonly source: QuestionnaireItem;
    readonly parent: number;
    readonly children: readonly number[];
  }[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly faults: Fault[];
  readonly findings: Finding[];
}

const WHERE: Readonly<Record<string, string>> = {
  initialExpression: "it opens without the value",
  calculatedExpression: "it is filled by hand",
  enableWhenExpression: "it is always asked",
  answerExpression: "the answer is written instead of chosen",
  candidateExpression: "nothing is proposed",
};

class Reader {
  readonly reading: Reading;
  readonly linkId: string;
  readonly scope: Scope;
  degraded: string | undefined;

  constructor(reading: Reading, linkId: string, scope: Scope) {
    this.reading = reading;
    this.linkId = linkId;
    this.scope = scope;
  }

  /** One expression made ready; undefined after noting why it is not. */
  formula(expression: Expression | undefined, what: string): Formula | undefined {
    if (!expression) return undefined;
    const { faults, findings } = this.reading;
    const made = formulaOf(expression, this.scope);
    if ("fault" in made) {
      faults.push({ linkId: this.linkId, reason: `${what}: ${made.fault}` });
      return undefined;
    }
    if ("degraded" in made) {
      const message = `${what}: ${made.degraded}${WHERE[what] ? `; ${WHERE[what]}` : ""}`;
      findings.push({ severity: "warning", linkId: this.linkId, code: "expression", message });
      if (WHERE[what] && what !== "initialExpression") this.degraded ??= message;
      return undefined;
    }
    if (made.warning)
      findings.push({
        severity: "warning",
        linkId: this.linkId,
        code: "expression",
        message: `${what}: ${made.warning}`,
      });
    return made.formula;
  }

  named(of: { readonly extension?: readonly Extension[] } | undefined, name: string): Formula | undefined {
    return this.formula(named(of, name)?.valueExpression, name);
  }
}

const partOf = (of: Extension, name: string) => of.extension?.find(({ url }) => url === name);

function human(of: Extension): LocalText {
  const found = partOf(of, "human");
  const said = valueIn(found);
  return localText(typeof said === "string" ? said : "", found?._valueString);
}

function constraintOf(of: Extension, reader: Reader): Constraint | undefined {
  const given = partOf(of, "expression");
  const expression =
    given?.valueExpression ??
    (given?.valueString === undefined ? undefined : { expression: given.valueString });
  const formula = reader.formula(expression, "constraint");
  if (!formula) return undefined;
  const key = valueIn(partOf(of, "key"));
  return {
    key: typeof key === "string" ? key : "",
    human: human(of),
    severity: valueIn(partOf(of, "severity")) === "warning" ? "warning" : "error",
    about: aboutOf(of, reader.scope),
    formula,
  };
}

/** The innermost item of a constraint's location (`item.where(linkId='a').item.where(linkId='b')`). */
function aboutOf(of: Extension, { indexOf }: Scope): string | undefined {
  const location = valueIn(partOf(of, "location"));
  if (typeof location !== "string") return undefined;
  const linkId = [...location.matchAll(/linkId\s*=\s*'([^']*)'/g)].at(-1)?.[1];
  return linkId !== undefined && indexOf.has(linkId) ? linkId : undefined;
}

/** A bound that is itself an expression (`maxValue` of today) is a constraint. */
function boundConstraint(
  source: QuestionnaireItem,
  name: string,
  sign: string,
  reader: Reader,
): Constraint[] {
  const of = named(source, name);
  for (const key in of) {
    const beside = key.startsWith("_value") ? (of[key] as { extension?: Extension[] }) : undefined;
    const said = named(beside, "cqf-expression") ?? named(beside, "calculatedValue");
    const text = said?.valueExpression?.expression ?? (said?.valueString as string | undefined);
    const formula = text && reader.formula({ expression: `answer.value.all($this ${sign} (${text}))` }, name);
    if (formula)
      return [{ key: name, human: localText("", undefined), severity: "error", about: undefined, formula }];
  }
  return [];
}

/** The names seen on an item: its variables and its calculation's own name, beside those from above. */
function variablesOf(
  extensions: readonly Extension[] | undefined,
  reader: Reader,
  owner: number,
  above: ReadonlyMap<string, Variable>,
): ReadonlyMap<string, Variable> {
  const of = { extension: extensions ?? [] };
  const named = allNamed(of, "calculatedExpression").filter(({ valueExpression }) => valueExpression?.name);
  const declared = [...allNamed(of, "variable"), ...named].flatMap(({ valueExpression }) =>
    valueExpression?.name === undefined ? [] : [valueExpression],
  );
  if (declared.length === 0) return above;
  const { order, cycle } = orderedVariables(declared, above);
  if (cycle.length > 0) {
    const reason = `variables go in a circle: ${cycle.map((name) => `%${name}`).join(" → ")}`;
    reader.reading.faults.push({ linkId: reader.linkId, reason });
  }
  const seen = new Map(above);
  for (const expression of order) {
    const name = expression.name as string;
    const made = new Reader(reader.reading, reader.linkId, { ...reader.scope, variables: seen }).formula(
      expression,
      `variable ${name}`,
    );
    const empty: Formula = {
      text: "{}",
      path: undefined,
      native: undefined,
      counts: [],
      uses: [],
      reads: [],
      wide: false,
      atRoot: owner < 0,
      owner,
    };
    seen.set(name, { name, owner, formula: made ?? empty });
  }
  return seen;
}

function launchOf(questionnaire: Questionnaire): LaunchName[] {
  return allNamed(questionnaire, "launchContext").flatMap((of) => {
    const name = partOf(of, "name");
    const code = (name?.valueCoding as { code?: string } | undefined)?.code ?? valueIn(name);
    const types = (of.extension ?? []).flatMap((one) =>
      one.url === "type" && typeof valueIn(one) === "string" ? [valueIn(one) as string] : [],
    );
    return typeof code === "string" ? [{ name: code, types }] : [];
  });
}

/** Names of values that only other records could give: they are empty. */
function populated(questionnaire: Questionnaire, flat: Reading["flat"]): string[] {
  const contexts = (of: { readonly extension?: readonly Extension[] }) =>
    (of.extension ?? []).flatMap(({ url, valueExpression }) =>
      nameOf(url) === "itemPopulationContext" && valueExpression?.name ? [valueExpression.name] : [],
    );
  return [...contexts(questionnaire), ...flat.flatMap(({ source }) => contexts(source))];
}

/** Every expression of the form and its items. Those that do not parse become faults, those that cannot be run, findings. */
export function expressionsOf(reading: Reading) {
  const { questionnaire, flat, indexOf } = reading;
  const launch = launchOf(questionnaire);
  const given = new Set([
    ...launch.map(({ name }) => name),
    ...populated(questionnaire, flat),
    "patient",
    "user",
    "encounter",
  ]);
  const unknown = new Set<string>();
  const rootScope: Scope = { owner: -1, leaf: false, variables: new Map(), given, indexOf, unknown };
  const rootReader = new Reader(reading, "", rootScope);
  const rootVariables = variablesOf(questionnaire.extension, rootReader, -1, new Map());
  const root = new Reader(reading, "", { ...rootScope, variables: rootVariables });
  const constraints = [
    ...allNamed(questionnaire, "constraint"),
    ...allNamed(questionnaire, "targetConstraint"),
  ];
  const scopes: ReadonlyMap<string, Variable>[] = [];
  const items = flat.map(({ source, parent, children }, owner): ItemFormulas => {
    const above = scopes[parent] ?? rootVariables;
    if (!source.extension && !source._text?.extension) {
      scopes.push(above);
      return NOTHING;
    }
    const scope: Scope = { owner, leaf: children.length === 0, variables: above, given, indexOf, unknown };
    const variables = variablesOf(source.extension, new Reader(reading, source.linkId, scope), owner, above);
    scopes.push(variables);
    const reader = new Reader(reading, source.linkId, { ...scope, variables });
    const limits = [...allNamed(source, "constraint"), ...allNamed(source, "targetConstraint")];
    const made = {
      enableFormula: reader.named(source, "enableWhenExpression"),
      calculated: reader.named(source, "calculatedExpression"),
      initialFormula: reader.named(source, "initialExpression"),
      textFormula: reader.named(source._text, "cqf-expression"),
      answersFormula: reader.named(source, "answerExpression"),
      toggles: allNamed(source, "answerOptionsToggleExpression").flatMap((of) => {
        const formula = reader.formula(
          partOf(of, "expression")?.valueExpression,
          "answerOptionsToggleExpression",
        );
        const keys = (of.extension ?? []).flatMap((one) => (one.url === "option" ? optionKey(one) : []));
        return formula ? [{ keys, formula }] : [];
      }),
      constraints: [
        ...limits.flatMap((of) => constraintOf(of, reader) ?? []),
        ...boundConstraint(source, "minValue", ">=", reader),
        ...boundConstraint(source, "maxValue", "<=", reader),
      ],
    };
    return { ...made, degraded: reader.degraded };
  });
  const own = {
    launch,
    names: [...given, ...unknown],
    constraints: constraints.flatMap((of) => constraintOf(of, root) ?? []),
  };
  return { own, items };
}

function optionKey(one: Extension): string[] {
  const value = valueIn(one);
  const code = typeof value === "object" && value !== null ? (value as { code?: string }).code : value;
  return code === undefined ? [] : [String(code)];
}

const NOTHING: ItemFormulas = {
  enableFormula: undefined,
  calculated: undefined,
  initialFormula: undefined,
  textFormula: undefined,
  answersFormula: undefined,
  toggles: [],
  constraints: [],
  degraded: undefined,
};
