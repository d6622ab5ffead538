/** HL7 FHIR R4 Questionnaire and QuestionnaireResponse: the shapes this product reads and writes. */
export type ItemType = "group" | "display" | "boolean" | "integer" | "date" | "string" | "text" | "choice";

export interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}

export interface Extension {
  readonly url: string;
  readonly valueBoolean?: boolean;
  readonly valueCode?: string;
  readonly valueString?: string;
  readonly _valueString?: Primitive;
  readonly valueCodeableConcept?: { readonly coding?: readonly Coding[] };
  readonly extension?: readonly Extension[];
  readonly [other: string]: unknown;
}

/** What FHIR keeps beside a primitive: its translations stand here. */
export interface Primitive {
  readonly extension?: readonly Extension[];
}

/** One answer, typed as FHIR types it. What could not be read as the item's type is kept as valueString. */
export type Answer =
  | { readonly valueBoolean: boolean }
  | { readonly valueInteger: number }
  | { readonly valueDate: string }
  | { readonly valueString: string }
  | { readonly valueCoding: Coding };

export const OPERATORS = ["exists", "=", "!=", ">", "<", ">=", "<="] as const;
export type Operator = (typeof OPERATORS)[number];

export interface EnableWhen {
  readonly question: string;
  readonly operator: Operator;
  readonly answerBoolean?: boolean;
  readonly answerInteger?: number;
  readonly answerDate?: string;
  readonly answerString?: string;
  readonly answerCoding?: Coding;
}

export interface AnswerOption {
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
  readonly valueCoding?: Coding & { readonly _display?: Primitive };
  readonly valueInteger?: number;
  readonly valueDate?: string;
  readonly valueString?: string;
}

export interface QuestionnaireItem {
  readonly linkId: string;
  readonly type: ItemType;
  readonly text?: string;
  readonly _text?: Primitive;
  readonly code?: readonly Coding[];
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly maxLength?: number;
  readonly enableWhen?: readonly EnableWhen[];
  readonly enableBehavior?: "all" | "any";
  readonly answerOption?: readonly AnswerOption[];
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
  readonly item?: readonly QuestionnaireItem[];
}

export interface Questionnaire {
  readonly resourceType: "Questionnaire";
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly status: "draft" | "active" | "retired";
  /** The language of the plain texts; the other languages stand in translation extensions. */
  readonly language?: string;
  readonly title?: string;
  readonly _title?: Primitive;
  readonly description?: string;
  readonly _description?: Primitive;
  readonly copyright?: string;
  readonly _copyright?: Primitive;
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
  readonly item: readonly QuestionnaireItem[];
}

export interface ResponseItem {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly Answer[];
  readonly item?: readonly ResponseItem[];
}

export interface QuestionnaireResponse {
  readonly resourceType: "QuestionnaireResponse";
  /** Canonical url and version: `url|version`. */
  readonly questionnaire: string;
  readonly status: "in-progress" | "completed";
  readonly language?: string;
  /** Instant in ISO 8601. */
  readonly authored?: string;
  readonly item?: readonly ResponseItem[];
}

/** A person's answers by linkId: what a draft stores and every rule here takes. No key or an empty list: not answered. */
export type Answers = Readonly<Record<string, readonly Answer[]>>;
