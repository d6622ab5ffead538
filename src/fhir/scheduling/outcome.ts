/** A code of FHIR's own list of what can be wrong (http://hl7.org/fhir/issue-type). */
export type IssueCode =
  | "invalid"
  | "structure"
  | "required"
  | "value"
  | "security"
  | "login"
  | "forbidden"
  | "not-supported"
  | "duplicate"
  | "not-found"
  | "too-long"
  | "too-costly"
  | "code-invalid"
  | "business-rule"
  | "conflict"
  | "transient"
  | "throttled"
  | "informational";

/** One thing that is wrong: what, where in the resource (FHIRPath), and what to do. */
export interface Issue {
  readonly code: IssueCode;
  readonly text: string;
  readonly at?: string;
  readonly severity?: "error" | "warning" | "information";
}

/** What FHIR answers in the place of what was asked for. */
export const outcomeOf = (issues: readonly Issue[]) => ({
  resourceType: "OperationOutcome" as const,
  issue: issues.map(({ code, text, at, severity = "error" }) => ({
    severity,
    code,
    diagnostics: text,
    ...(at !== undefined && { expression: [at] }),
  })),
});

/** What cannot be answered as asked: the HTTP status and what is wrong. */
export class Fault extends Error {
  readonly status: number;
  readonly issues: readonly Issue[];
  constructor(status: number, ...issues: readonly Issue[]) {
    super(issues[0]?.code ?? "fault");
    this.name = "Fault";
    this.status = status;
    this.issues = issues;
  }
}

export const fault = (status: number, code: IssueCode, text: string, at?: string): Fault =>
  new Fault(status, { code, text, ...(at !== undefined && { at }) });
