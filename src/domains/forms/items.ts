import type { LocalText } from "#src/kernel/lang.ts";
import type { Test } from "./enable.ts";
import type { Formula } from "./formulas.ts";
import type { Limits } from "./limits.ts";
import type { Answer, Coding, ItemType, Questionnaire, QuestionnaireItem } from "./model.ts";
import type { ResultRule } from "./results-rules.ts";

export interface Option {
  /** What a page posts: the code, or the value as text. */
  readonly key: string;
  readonly answer: Answer;
  readonly label: LocalText;
  /** Set before the label: "a)". */
  readonly prefix: string | undefined;
  readonly hint: LocalText | undefined;
  readonly exclusive: boolean;
  readonly danger: string | undefined;
  /** What the option counts in a score (ordinalValue, itemWeight). */
  readonly weight: number | undefined;
  /** Chosen when the form opens. */
  readonly selected: boolean;
}

/** A rule of a constraint: what must hold, and what is said when it does not. */
export interface Constraint {
  readonly key: string;
  readonly human: LocalText;
  readonly severity: "error" | "warning";
  /** LinkId of the item that it speaks of, where the rule names another than its own. */
  readonly about: string | undefined;
  readonly formula: Formula;
}

/** What an item computes, and what that asks of the others. */
export interface ItemFormulas {
  readonly enableFormula: Formula | undefined;
  readonly calculated: Formula | undefined;
  readonly initialFormula: Formula | undefined;
  readonly textFormula: Formula | undefined;
  readonly answersFormula: Formula | undefined;
  readonly toggles: readonly { readonly keys: readonly string[]; readonly formula: Formula }[];
  readonly constraints: readonly Constraint[];
  /** Why the item works with less than its author meant; shown to who fills it. */
  readonly degraded: string | undefined;
}

export interface CompiledItem extends ItemFormulas {
  readonly linkId: string;
  /** Its linkId in responses: another one only where the form has the same linkId twice. */
  readonly sentAs: string;
  readonly index: number;
  /** Index of the group or question it stands in; -1 at the top. */
  readonly parent: number;
  /** Index of the first item of its page. */
  readonly page: number;
  readonly type: ItemType;
  readonly text: LocalText;
  readonly prefix: LocalText | undefined;
  readonly shortText: LocalText | undefined;
  readonly required: boolean;
  readonly repeats: boolean;
  readonly readOnly: boolean;
  /** Not shown; its answers are kept and count. */
  readonly hidden: boolean;
  /** How many repeats stand around it: the places of its answers' keys. */
  readonly depth: number;
  /** Its children are asked once for each repeat of it. */
  readonly container: boolean;
  readonly maxLength: number | undefined;
  readonly control: string | undefined;
  readonly format: string | undefined;
  readonly missing: LocalText | undefined;
  readonly use: string | undefined;
  readonly danger: string | undefined;
  readonly limits: Limits | undefined;
  readonly options: readonly Option[];
  readonly optionOf: ReadonlyMap<string, Option>;
  /** The options are not known here: what is written is taken as it is. */
  readonly openOptions: boolean;
  readonly tests: readonly { readonly target: number; readonly test: Test }[];
  readonly any: boolean;
  readonly children: readonly number[];
  readonly source: QuestionnaireItem;
}

/** What a form's reader is told of it: a warning for what works with less, information for what was kept unread. */
export interface Finding {
  readonly severity: "warning" | "information";
  readonly linkId: string;
  readonly code: string;
  readonly message: string;
}

/** A name that expressions may use and that is handed in when the form opens: `patient`, `user`. */
export interface LaunchName {
  readonly name: string;
  readonly types: readonly string[];
}

/** A questionnaire made ready: checked, in document order, with the order in which enabling is worked out. */
export interface CompiledForm {
  readonly questionnaire: Questionnaire;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly copyright: LocalText | undefined;
  readonly items: readonly CompiledItem[];
  readonly byLinkId: ReadonlyMap<string, CompiledItem>;
  /** Items by their linkId in responses; more than one only where the form has it twice. */
  readonly bySent: ReadonlyMap<string, readonly CompiledItem[]>;
  readonly byUse: ReadonlyMap<string, CompiledItem>;
  readonly order: readonly number[];
  readonly pages: readonly CompiledItem[];
  /** Some item stands in a repeat: its answers' keys have places. */
  readonly nested: boolean;
  readonly launch: readonly LaunchName[];
  readonly constraints: readonly Constraint[];
  readonly results: readonly ResultRule[];
  readonly findings: readonly Finding[];
  /** Names that expressions use and that are empty when nothing is handed in for them. */
  readonly emptyNames: readonly string[];
  readonly hasFormulas: boolean;
  /** Some expression is no plain function: it runs in the expression engine. */
  readonly hasPaths: boolean;
  readonly calculates: boolean;
  /** Some item's options are found by an expression. */
  readonly offers: boolean;
  /** Some item opens with an answer: an initial value, an option chosen beforehand, an initial expression. */
  readonly opensFilled: boolean;
}

export type { Coding };
