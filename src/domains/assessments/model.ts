import type { QuestionnaireResponse } from "#src/domains/forms/index.ts";
import type { ContactId, Id, ProfessionalId } from "#src/kernel/id.ts";
import type { LocalText } from "#src/kernel/lang.ts";

export type AssessmentId = Id<"assessment">;

/** What a code means to the rules of findings; everything else about it is words. */
export const MARKS = [
  "at-once", // help cannot wait
  "soon", // today or within days: no limit of weeks fits
  "not-urgent", // the limits of care apply
  "sick-care",
  "health-promotion",
  "onward", // somebody must be met
  "ends", // settled with the assessment
  "no-need", // nothing is done, which needs a reason
] as const;
export type Mark = (typeof MARKS)[number];

/** A code of the county, with the national one where it is known. */
export interface Code {
  readonly code: string;
  readonly names: LocalText;
  /** Written instructions beside the choice. */
  readonly hint?: LocalText | undefined;
  /** What the person reads. */
  readonly told?: LocalText | undefined;
  readonly national?:
    | { readonly system: string; readonly code: string; readonly verified: boolean }
    | undefined;
  /** The register whose contacts it is chosen in; none: both. */
  readonly register?: "health" | "social" | undefined;
  /** Lines on which it is offered first. */
  readonly lines?: readonly string[] | undefined;
  /** Purposes of content/deadlines.yaml whose rules may follow. */
  readonly purposes?: readonly string[] | undefined;
  /** Facts that the rules ask for or exclude. */
  readonly facts?: readonly string[] | undefined;
  readonly marks?: readonly Mark[] | undefined;
  readonly group?: string | undefined;
}

/** A list of codes as it stood: `version` is the hash of its content, so that another list is another version. */
export interface CodeList {
  readonly id: string;
  readonly version: string;
  readonly names: LocalText;
  readonly source: string;
  readonly verified: boolean;
  readonly codes: readonly Code[];
}

/** Which list of content/codes each coded answer is chosen from. */
export const LISTS = {
  reason: "icpc-2",
  urgency: "hta-urgency",
  result: "hta-result",
  mode: "contact-mode",
  service: "hta-service",
  nature: "hta-nature",
  ground: "hta-ground",
} as const;
export type Coded = keyof typeof LISTS;
export const CODED = Object.keys(LISTS) as readonly Coded[];
export type CodeBook = Readonly<Record<Coded, CodeList>>;

export const MOVE_CONSENTS = ["given", "refused", "not-asked"] as const;
export type MoveConsent = (typeof MOVE_CONSENTS)[number];

/** What the professional has said, in codes; own words stay in the form's response. */
export interface Said {
  /** An ICPC-2 code; null when the reason is told in own words. */
  readonly reason: string | null;
  readonly urgency: string;
  readonly result: string;
  /** Whether the result has its reason in words. */
  readonly reasoned: boolean;
  /** The rule of content/deadlines.yaml that follows; null: none. */
  readonly rule: string | null;
  readonly profession: string | null;
  readonly mode: string | null;
  readonly service: string;
  readonly nature: string | null;
  /** Codes of what brings limits of social care with it; the response keeps them. */
  readonly grounds: readonly string[];
  readonly firstVisit: boolean | null;
  readonly moveConsent: MoveConsent | null;
  readonly assessedAt: Temporal.Instant;
}

/** One assessment of need. Never changed: a correction is a new one that names what it replaces. */
export interface Assessment extends Omit<Said, "reasoned" | "grounds"> {
  readonly id: AssessmentId;
  readonly contactId: ContactId;
  readonly supersedes: AssessmentId | null;
  readonly recordedBy: ProfessionalId;
  /** Of whoever assessed, when they did. */
  readonly byProfession: string;
  readonly recordedAt: Temporal.Instant;
  readonly contactAt: Temporal.Instant;
  readonly formVersion: string;
  /** The version of every list that it was chosen from. */
  readonly codes: Readonly<Record<Coded, string>>;
  /** When the rule that follows ends, counted as its clock is; null without one. */
  readonly dueAt: Temporal.Instant | null;
  /** What was found when it was saved, and why it was saved all the same. */
  readonly findings: readonly FindingCode[];
  readonly explanation: string | null;
  readonly response: QuestionnaireResponse;
}

/** What may be wrong with an assessment or the lack of one: its kind, and whether it can be saved at all. */
export const FINDINGS = {
  "assessment-missing": { kind: "missing", blocks: false },
  "assessment-overdue": { kind: "late", blocks: false },
  "not-same-weekday": { kind: "late", blocks: false },
  "after-answer": { kind: "late", blocks: false },
  "before-contact": { kind: "contradictory", blocks: true },
  "profession-missing": { kind: "missing", blocks: false },
  "mode-missing": { kind: "missing", blocks: false },
  "rule-missing": { kind: "missing", blocks: false },
  "nature-missing": { kind: "missing", blocks: false },
  "no-need-unexplained": { kind: "missing", blocks: false },
  "urgent-but-no-need": { kind: "contradictory", blocks: false },
  "urgency-against-limit": { kind: "contradictory", blocks: false },
  "danger-not-urgent": { kind: "contradictory", blocks: false },
  "rule-though-settled": { kind: "contradictory", blocks: false },
  "rule-not-fitting": { kind: "contradictory", blocks: false },
  "not-health-professional": { kind: "contradictory", blocks: false },
} as const satisfies Record<
  string,
  { readonly kind: "missing" | "late" | "contradictory"; readonly blocks: boolean }
>;
export type FindingCode = keyof typeof FINDINGS;
