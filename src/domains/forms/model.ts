/** HL7 FHIR R4 Questionnaire and QuestionnaireResponse: the shapes this product reads and writes. */
export const ITEM_TYPES = [
  "group",
  "display",
  "boolean",
  "decimal",
  "integer",
  "date",
  "dateTime",
  "time",
  "string",
  "text",
  "url",
  "choice",
  "open-choice",
  "quantity",
  "attachment",
  "reference",
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

export interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
  readonly extension?: readonly Extension[];
}

/** An amount with its unit; `code` is the unit's own code (UCUM). */
export interface Quantity {
  readonly value?: number;
  readonly comparator?: string;
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
}

/** A file; `data` is base64, `size` in bytes. */
export interface Attachment {
  readonly contentType?: string;
  readonly data?: string;
  readonly url?: string;
  readonly size?: number;
  readonly title?: string;
}

export interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly display?: string;
}

export interface Expression {
  readonly name?: string;
  readonly description?: string;
  readonly language?: string;
  readonly expression?: string;
}

export interface Extension {
  readonly url: string;
  readonly valueBoolean?: boolean;
  readonly valueCode?: string;
  readonly valueString?: string;
  readonly _valueString?: Primitive;
  readonly valueExpression?: Expression;
  readonly valueCoding?: Coding & { readonly _display?: Primitive };
  readonly valueCodeableConcept?: { readonly coding?: readonly Coding[]; readonly text?: string };
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
  | { readonly valueDecimal: number }
  | { readonly valueInteger: number }
  | { readonly valueDate: string }
  | { readonly valueDateTime: string }
  | { readonly valueTime: string }
  | { readonly valueString: string }
  | { readonly valueUri: string }
  | { readonly valueCoding: Coding }
  | { readonly valueQuantity: Quantity }
  | { readonly valueAttachment: Attachment }
  | { readonly valueReference: Reference };

export const OPERATORS = ["exists", "=", "!=", ">", "<", ">=", "<="] as const;
export type Operator = (typeof OPERATORS)[number];

export interface EnableWhen {
  readonly question: string;
  readonly operator: Operator;
  readonly answerBoolean?: boolean;
  readonly answerDecimal?: number;
  readonly answerInteger?: number;
  readonly answerDate?: string;
  readonly answerDateTime?: string;
  readonly answerTime?: string;
  readonly answerString?: string;
  readonly answerCoding?: Coding;
  readonly answerQuantity?: Quantity;
  readonly answerReference?: Reference;
}

export interface AnswerOption {
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
  readonly valueCoding?: Coding & { readonly _display?: Primitive };
  readonly valueInteger?: number;
  readonly valueDate?: string;
  readonly valueTime?: string;
  readonly valueString?: string;
  readonly _valueString?: Primitive;
  readonly valueReference?: Reference;
  readonly initialSelected?: boolean;
}

export interface QuestionnaireItem {
  readonly linkId: string;
  readonly type: ItemType;
  readonly definition?: string;
  readonly prefix?: string;
  readonly _prefix?: Primitive;
  readonly text?: string;
  readonly _text?: Primitive;
  readonly code?: readonly Coding[];
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly enableWhen?: readonly EnableWhen[];
  readonly enableBehavior?: "all" | "any";
  readonly answerValueSet?: string;
  readonly answerOption?: readonly AnswerOption[];
  readonly initial?: readonly Answer[];
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
  readonly item?: readonly QuestionnaireItem[];
}

export interface Concept {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
  readonly _display?: Primitive;
  readonly abstract?: boolean;
  readonly extension?: readonly Extension[];
  readonly designation?: readonly { readonly language?: string; readonly value?: string }[];
  readonly property?: readonly { readonly code?: string; readonly valueDecimal?: number }[];
  readonly contains?: readonly Concept[];
  readonly concept?: readonly Concept[];
}

interface ConceptSet {
  readonly system?: string;
  readonly concept?: readonly Concept[];
  readonly filter?: readonly unknown[];
  readonly valueSet?: readonly string[];
}

export interface ValueSet {
  readonly resourceType: "ValueSet";
  readonly id?: string;
  readonly url?: string;
  readonly version?: string;
  readonly compose?: {
    readonly include?: readonly ConceptSet[];
    readonly exclude?: readonly ConceptSet[];
  };
  readonly expansion?: { readonly contains?: readonly Concept[] };
}

export interface CodeSystem {
  readonly resourceType: "CodeSystem";
  readonly id?: string;
  readonly url?: string;
  readonly concept?: readonly Concept[];
}

export interface Questionnaire {
  readonly resourceType: "Questionnaire";
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly status: "draft" | "active" | "retired" | "unknown";
  /** Rules without which it must not be used. */
  readonly implicitRules?: string;
  /** The language of the plain texts; the other languages stand in translation extensions. */
  readonly language?: string;
  readonly title?: string;
  readonly _title?: Primitive;
  readonly description?: string;
  readonly _description?: Primitive;
  readonly copyright?: string;
  readonly _copyright?: Primitive;
  readonly contained?: readonly { readonly resourceType: string; readonly id?: string }[];
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
  readonly item: readonly QuestionnaireItem[];
}

export interface ResponseItem {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly (Answer & { readonly item?: readonly ResponseItem[] })[];
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

/**
 * A person's answers: what a draft stores and every rule here takes. The key is the linkId; inside repeats it carries
 * the place of every repeat around it, `linkId#0.2` (see paths.ts). No key or an empty list: not answered.
 */
export type Answers = Readonly<Record<string, readonly Answer[]>>;
