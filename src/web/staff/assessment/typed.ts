import { type Assessment, type AssessmentId, firstFor } from "#src/domains/assessments/index.ts";
import { type Answers, fromResponse, readPosted } from "#src/domains/forms/index.ts";
import { parseId } from "#src/kernel/id.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import type { Site } from "../../site.ts";

/** Every field of the assessment begins so: it stands on pages that have fields of their own. */
export const PREFIX = "hta-";
const PAGE = "assessment";

/** The assessment as it was posted, or as it begins. It travels in the body of a post only. */
export interface Typed {
  /** The key of the saving: the same key twice is one assessment. */
  readonly id: AssessmentId;
  /** The assessment that the page showed as the one in force. */
  readonly supersedes: AssessmentId | null;
  readonly answers: Answers;
  readonly day: string;
  readonly time: string;
  readonly explanation: string;
  /** The code picked of those found, and the text that they were found by. */
  readonly pick: string;
  readonly pickedFor: string;
}

/** The answer of a linkId as text. */
export function said(answers: Answers, linkId: string): string {
  const answer = answers[linkId]?.[0];
  return answer && "valueString" in answer ? answer.valueString.trim() : "";
}

/** The codes of a question that takes several. */
export const saidAll = (answers: Answers, linkId: string): string[] =>
  (answers[linkId] ?? []).flatMap((one) => ("valueString" in one ? [one.valueString.trim()] : []));

const text = (value: string | null) => (value === null ? [] : [{ valueString: value }]);

/** An assessment not yet begun: what is known of the line is filled in. */
export function emptyTyped(site: Site, newId: string, line: string): Typed {
  const { book } = site.assessing;
  return {
    id: newId as AssessmentId,
    supersedes: null,
    answers: {
      service: text(firstFor(book.service, line)),
      nature: text(firstFor(book.nature, line)),
    },
    day: "",
    time: "",
    explanation: "",
    pick: "",
    pickedFor: "",
  };
}

/** The correction of an assessment begins with what it says. */
export function typedFrom(site: Site, newId: string, assessment: Assessment): Typed {
  return {
    id: newId as AssessmentId,
    supersedes: assessment.id,
    answers: fromResponse(site.assessing.form.form, assessment.response),
    day: "",
    time: "",
    explanation: "",
    pick: "",
    pickedFor: "",
  };
}

/** Reads what was posted; a key that is none is a new one. */
export function readTyped(site: Site, fields: Fields, newId: string): Typed {
  const own = new Map(
    [...fields].flatMap(([name, values]) =>
      name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), values] as const] : [],
    ),
  );
  const of = (name: string) => field(own, name);
  return {
    id: parseId<"assessment">(of("id")) ?? (newId as AssessmentId),
    supersedes: parseId<"assessment">(of("supersedes")) ?? null,
    answers: readPosted(site.assessing.form.form, PAGE, own),
    day: of("day"),
    time: of("time"),
    explanation: of("explanation"),
    pick: of("pick"),
    pickedFor: of("picked-for"),
  };
}

/** Whether somebody has begun to assess: what the line fills in by itself does not count. */
export const isBegun = ({ answers }: Typed): boolean =>
  ["reason", "urgency", "result", "rule", "profession", "mode"].some(
    (linkId) => said(answers, linkId) !== "",
  );
