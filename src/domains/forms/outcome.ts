import type { Lang } from "#src/kernel/lang.ts";
import type { Issue, IssueCode } from "./check.ts";
import type { ReadForm } from "./import.ts";
import type { CompiledForm } from "./items.ts";
import { issueText } from "./messages.ts";

/** FHIR R4 OperationOutcome, as far as it is written here. */
export interface OperationOutcome {
  readonly resourceType: "OperationOutcome";
  readonly issue: readonly OutcomeIssue[];
}

export interface OutcomeIssue {
  readonly severity: "fatal" | "error" | "warning" | "information";
  readonly code: string;
  readonly details: {
    readonly text: string;
    readonly coding?: readonly { readonly system: string; readonly code: string }[];
  };
  readonly diagnostics?: string;
  readonly expression?: readonly string[];
}

const SYSTEM = "https://primabotnia.example/fhir/CodeSystem/form-issue";
const ALL_OK: OutcomeIssue = { severity: "information", code: "informational", details: { text: "All OK" } };

const outcome = (issue: readonly OutcomeIssue[]): OperationOutcome => ({
  resourceType: "OperationOutcome",
  issue: issue.length > 0 ? issue : [ALL_OK],
});

const at = (linkId: string): Pick<OutcomeIssue, "expression"> =>
  linkId === ""
    ? {}
    : { expression: [`Questionnaire.descendants().where(linkId='${linkId.replaceAll("'", "\\'")}')`] };

const KINDS: Readonly<Record<string, string>> = {
  "value-set": "not-supported",
  expression: "not-supported",
  "not-supported": "not-supported",
  regex: "not-supported",
  extension: "informational",
};

/** A file that could not be read at all. */
export function brokenFile(text: string, line?: number, column?: number): OperationOutcome {
  const where = line === undefined ? {} : { diagnostics: `line ${line}, column ${column ?? 1}` };
  return outcome([{ severity: "fatal", code: "structure", details: { text }, ...where }]);
}

/** What a form's reading found: errors refuse it, warnings say what works with less, information what is kept unused. */
export function formOutcome({ faults, mended, findings }: ReadForm): OperationOutcome {
  return outcome([
    ...[...faults, ...mended].map(({ linkId, reason }) => ({
      severity: "error" as const,
      code: "invalid",
      details: { text: linkId ? `item ${linkId}: ${reason}` : reason },
      ...at(linkId),
    })),
    ...findings.map(({ severity, linkId, code, message }) => ({
      severity,
      code: KINDS[code] ?? "informational",
      details: { text: linkId ? `item ${linkId}: ${message}` : message },
      ...at(linkId),
    })),
  ]);
}

const ISSUE_KINDS: Partial<Record<IssueCode, string>> = {
  missing: "required",
  "not-filled": "required",
  constraint: "invariant",
  "not-an-option": "code-invalid",
  "too-slow": "too-costly",
  "expression-failed": "exception",
  "too-many-repeats": "too-costly",
  "unknown-item": "not-found",
  "wrong-type": "structure",
  disabled: "business-rule",
  "not-counted": "business-rule",
};

/** The issues of a response as an OperationOutcome, in the language asked for. */
export function responseOutcome(
  form: CompiledForm,
  errors: readonly Issue[],
  warnings: readonly Issue[],
  lang: Lang,
): OperationOutcome {
  const one = (severity: "error" | "warning") => (issue: Issue) => {
    const item = form.byLinkId.get(issue.linkId);
    const text = issueText(issue, lang, item?.type);
    return {
      severity,
      code: ISSUE_KINDS[issue.code] ?? "value",
      details: {
        text: issue.key === "" ? text : `${issue.key}: ${text}`,
        coding: [{ system: SYSTEM, code: issue.code }],
      },
      diagnostics: issue.key,
      ...(issue.linkId !== "" && {
        expression: [
          `QuestionnaireResponse.descendants().where(linkId='${issue.linkId.replaceAll("'", "\\'")}')`,
        ],
      }),
    };
  };
  return outcome([...errors.map(one("error")), ...warnings.map(one("warning"))]);
}
