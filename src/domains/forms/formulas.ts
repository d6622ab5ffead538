import { type Ast, type CompiledPath, compilePath, TooSlow } from "./fhirpath.ts";
import type { Expression } from "./model.ts";
import type { Native } from "./native.ts";

/** A named expression of the form or of an item: seen there and below. */
export interface Variable {
  readonly name: string;
  /** Index of the item that declares it; -1 for the form. */
  readonly owner: number;
  readonly formula: Formula;
}

/** One expression made ready. */
export interface Formula {
  readonly text: string;
  /** Absent when it cannot be run here: it is left out and the item degrades. */
  readonly path: CompiledPath | undefined;
  readonly native: Native | undefined;
  /** Items whose values the plain function adds up. */
  readonly counts: readonly number[];
  /** Variables it needs, each after those that it needs itself. */
  readonly uses: readonly Variable[];
  /** Items named by linkId, its variables' included. */
  readonly reads: readonly number[];
  /** It reads items without naming them. */
  readonly wide: boolean;
  /** Its focus is the whole response instead of the item it stands on. */
  readonly atRoot: boolean;
  readonly owner: number;
}

/** What an expression is made ready with. */
export interface Scope {
  /** -1: the form itself. */
  readonly owner: number;
  readonly leaf: boolean;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Names handed in when the form opens. */
  readonly given: ReadonlySet<string>;
  readonly indexOf: ReadonlyMap<string, number>;
  /** Names that nobody declares: they are collected, and empty. */
  readonly unknown: Set<string>;
}

export type Made =
  | { readonly formula: Formula; readonly warning?: string }
  | { readonly fault: string }
  | { readonly degraded: string };

const FHIRPATH = new Set(["text/fhirpath", "text/x-fhirpath", "fhirpath"]);
const ENVIRONMENT = new Set([
  "resource",
  "rootResource",
  "QuestionnaireResponse",
  "context",
  "questionnaire",
  "qitem",
  "ucum",
  "sct",
  "loinc",
  "factory",
]);

function* walk(node: Ast): Generator<Ast> {
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    for (const child of next.children ?? []) stack.push(child);
  }
}

const unquoted = (text: string): string => text.slice(1, -1).replaceAll(/\\(.)/g, "$1");
const mentionsLinkId = (node: Ast): boolean =>
  [...walk(node)].some(({ type, text }) => type === "Identifier" && text === "linkId");

const COMPARING = new Set(["EqualityExpression", "MembershipExpression"]);
const READING = new Set(["item", "answer", "descendants", "repeat", "children"]);

/** LinkIds that an expression compares with, and whether it reaches for items beyond them. */
function linkIds(ast: Ast): { named: Set<string>; wide: boolean } {
  const named = new Set<string>();
  let reaches = false;
  for (const node of walk(ast)) {
    if (node.type === "Identifier" && READING.has(node.text ?? "")) reaches = true;
    if (!COMPARING.has(node.type) || !mentionsLinkId(node)) continue;
    for (const inner of walk(node))
      if (inner.type === "StringLiteral" && inner.text) named.add(unquoted(inner.text));
  }
  return { named, wide: reaches && named.size === 0 };
}

/** Names that an expression uses, but for those that it defines itself. */
function names(ast: Ast, expression: string): Set<string> {
  const found = new Set<string>();
  for (const { type, text } of walk(ast))
    if (type === "ExternalConstantTerm" && text)
      found.add(text.replace(/^%/, "").replaceAll(/^[`']|[`']$/g, ""));
  for (const [, own] of expression.matchAll(/\bdefineVariable\(\s*'([^']+)'/g)) found.delete(own as string);
  return found;
}

/** Where the expression begins: from the whole response when it says so, or when its own item holds nothing to look into. */
const beginsAtRoot = (text: string, leaf: boolean): boolean =>
  /^\s*\(*\s*QuestionnaireResponse\b/.test(text) ||
  (leaf && /^\s*\(*\s*(item|repeat|descendants)\s*[.[(]/.test(text));

const SERVED =
  /\b(memberOf|resolve|expand|translate|subsumes|subsumedBy|conformsTo|validateVS)\s*\(|%terminologies\b|%server\b/;

function parsed(text: string, base: string): CompiledPath | string {
  try {
    return compilePath(text, base);
  } catch (fault) {
    if (fault instanceof TooSlow) return "takes too long to read";
    // The engine's own slip over what stands there says nothing to who wrote it.
    if (fault instanceof TypeError) return "something is missing or stands twice in it";
    return fault instanceof Error ? fault.message : String(fault);
  }
}

/** So much of an expression is quoted to who has to mend it. */
const QUOTED = 300;
const inShort = (text: string): string => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);

/** Makes one expression ready: a fault refuses the form, what is degraded works with less. */
export function formulaOf(expression: Expression, scope: Scope): Made {
  const { language = "text/fhirpath", expression: text } = expression;
  if (!FHIRPATH.has(language)) return { degraded: `expressions in ${language} are not evaluated` };
  if (text === undefined || text.trim() === "") return { fault: "an expression without text" };
  const atRoot = scope.owner < 0 || beginsAtRoot(text, scope.leaf);
  const path = parsed(text, atRoot ? "QuestionnaireResponse" : "QuestionnaireResponse.item");
  if (typeof path === "string") return { fault: `the expression "${inShort(text)}" does not parse: ${path}` };
  if (SERVED.test(text)) return { degraded: "the expression needs a terminology server" };
  const { named, wide } = linkIds(path.ast);
  const reads = new Set<number>();
  for (const linkId of named) {
    const index = scope.indexOf.get(linkId);
    if (index !== undefined) reads.add(index);
  }
  const uses: Variable[] = [];
  const unknown: string[] = [];
  let reachesWide = wide;
  for (const name of names(path.ast, text)) {
    const variable = scope.variables.get(name);
    if (variable) {
      for (const one of [...variable.formula.uses, variable]) if (!uses.includes(one)) uses.push(one);
      for (const index of variable.formula.reads) reads.add(index);
      reachesWide ||= variable.formula.wide;
    } else if (!ENVIRONMENT.has(name) && !scope.given.has(name)) {
      unknown.push(name);
      scope.unknown.add(name);
    }
  }
  return {
    formula: {
      text,
      path,
      native: undefined,
      counts: [...reads],
      uses,
      reads: [...reads],
      wide: reachesWide,
      atRoot,
      owner: scope.owner,
    },
    ...(unknown.length > 0 && { warning: `%${unknown.join(", %")} is not declared and counts as empty` }),
  };
}
