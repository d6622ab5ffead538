import type { Lang } from "#src/kernel/lang.ts";
import type { Issue, IssueCode } from "./check.ts";
import type { ReadForm } from "./import.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import { issueText } from "./messages.ts";
import type { QuestionnaireItem } from "./model.ts";
import { keyOf, readKey } from "./paths.ts";

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

/** The element itself, where it is known, and the same by its linkId. */
function at(resource: string, linkId: string, path: string | undefined): Pick<OutcomeIssue, "expression"> {
  const found = path === undefined ? [] : [path];
  if (linkId !== "") found.push(`${resource}.descendants().where(linkId='${linkId.replaceAll("'", "\\'")}')`);
  return found.length > 0 ? { expression: found } : {};
}

/** Where each item of a form stands, by its linkId. */
function itemPaths(items: readonly QuestionnaireItem[]): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (list: unknown, above: string): void => {
    for (const [index, one] of (Array.isArray(list) ? list : []).entries()) {
      const path = `${above}.item[${index}]`;
      if (!found.has(one?.linkId)) found.set(one?.linkId, path);
      visit(one?.item, path);
    }
  };
  visit(items, "Questionnaire");
  return found;
}

const KINDS: Readonly<Record<string, string>> = {
  "value-set": "not-supported",
  expression: "not-supported",
  "not-supported": "not-supported",
  regex: "not-supported",
  invariant: "invariant",
  extension: "informational",
};

/** A file that could not be read at all. */
export function brokenFile(text: string, line?: number, column?: number): OperationOutcome {
  const where = line === undefined ? {} : { diagnostics: `line ${line}, column ${column ?? 1}` };
  return outcome([{ severity: "fatal", code: "structure", details: { text }, ...where }]);
}

/** What a form's reading found: errors refuse it, warnings say what works with less, information what is kept unused. */
export function formOutcome({ questionnaire, faults, mended, findings }: ReadForm): OperationOutcome {
  const said = faults.length + mended.length + findings.length > 0;
  const paths = said ? itemPaths(questionnaire.item) : new Map<string, string>();
  return outcome([
    ...[...faults, ...mended].map(({ linkId, reason }) => ({
      severity: "error" as const,
      code: "invalid",
      details: { text: linkId ? `item ${linkId}: ${reason}` : reason },
      ...at("Questionnaire", linkId, paths.get(linkId)),
    })),
    ...findings.map(({ severity, linkId, code, message }) => ({
      severity,
      code: KINDS[code] ?? "informational",
      details: { text: linkId ? `item ${linkId}: ${message}` : message },
      ...at("Questionnaire", linkId, paths.get(linkId)),
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
  misplaced: "structure",
  "out-of-order": "structure",
  disabled: "business-rule",
  "not-counted": "business-rule",
};

/** Where an issue is: its item in the response, or the nearest one around it that is there. */
function pathOf(
  form: CompiledForm,
  { linkId, key, place }: Issue,
  paths: ReadonlyMap<string, string>,
): string {
  const own = paths.get(place === undefined ? key : `${key}/${place}`);
  if (own !== undefined) return own;
  const places = form.byLinkId.has(key) ? [] : (readKey(key)?.places ?? []);
  for (
    let at = form.byLinkId.get(linkId)?.parent ?? -1;
    at >= 0;
    at = (form.items[at] as CompiledItem).parent
  ) {
    const { linkId: above, depth, container } = form.items[at] as CompiledItem;
    const around = keyOf(above, places.slice(0, depth));
    const found = paths.get(container ? `${around}/${places[depth] ?? 0}` : around) ?? paths.get(around);
    if (found !== undefined) return found;
  }
  return "QuestionnaireResponse";
}

export interface Judged {
  readonly errors: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** What is no fault yet: an answer that is still to come. */
  readonly open: readonly Issue[];
  /** Where the response has its items (see ReadResponse). */
  readonly paths: ReadonlyMap<string, string>;
}

/** The issues of a response as an OperationOutcome, in the language asked for. */
export function responseOutcome(
  form: CompiledForm,
  { errors, warnings, open, paths }: Judged,
  lang: Lang,
): OperationOutcome {
  const one = (severity: OutcomeIssue["severity"]) => (issue: Issue) => {
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
      ...at("QuestionnaireResponse", issue.linkId, pathOf(form, issue, paths)),
    };
  };
  return outcome([
    ...errors.map(one("error")),
    ...warnings.map(one("warning")),
    ...open.map(one("information")),
  ]);
}
