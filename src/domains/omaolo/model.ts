import type { Lang, LocalText } from "#src/kernel/lang.ts";

/** A kind of assessment: which line gets it, and what the contact is then about. */
export interface AssessmentKind {
  readonly id: string;
  readonly line: string;
  readonly topic: string;
  readonly names: LocalText;
}

/** How urgent the sending service found it. Shown as its result, never as ours. */
export interface Urgency {
  readonly id: string;
  readonly names: LocalText;
  /** The people on call are told at once. */
  readonly alarm?: boolean | undefined;
}

/** The county's content about assessments: content/omaolo.yaml. */
export interface OmaoloContent {
  /** Whether the sending service's own codes have been compared with these. */
  readonly verified: boolean;
  /** The kind of what no other kind fits. */
  readonly otherwise: string;
  readonly assessments: readonly AssessmentKind[];
  readonly urgencies: readonly Urgency[];
  readonly figures: readonly { readonly year: number; readonly count: number; readonly atLeast: boolean }[];
  readonly figuresSource: LocalText;
  readonly definition: LocalText;
}

/** A question and its answers, as the sending service worded them. */
export interface AnswerRow {
  readonly label: string;
  readonly values: readonly string[];
}

/** What a message says, read out of its FHIR. */
export interface Assessment {
  /** The kind's and the urgency's codes as sent; null when it says none. */
  readonly kind: string | null;
  readonly urgency: string | null;
  /** When the person made it; null when it does not say. */
  readonly authored: Temporal.Instant | null;
  readonly language: Lang | null;
  readonly age: number | null;
  readonly municipality: string | null;
  readonly identityCode: string | null;
  /** The name that the sending service knows; null when it tells none. */
  readonly names: { readonly givenNames: string; readonly familyName: string } | null;
  readonly phone: string | null;
  /** Whether the person let the county contact them. */
  readonly mayContact: boolean;
  readonly rows: readonly AnswerRow[];
  /** The QuestionnaireResponse as it came. */
  readonly response: unknown;
}

/** Something wrong in a message, and where: FHIRPath of the element. */
export interface FhirFault {
  readonly at: string;
  readonly what: string;
}
