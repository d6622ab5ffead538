import type { Answers, Attachment } from "./model.ts";

const FILE = "urn:uuid:";

/** One file, in megabytes: what the door of a posted page lets through. */
export const UPLOAD_MEGA = 3.5;

/** The answer that stands for a file that was taken in under an id. */
export const fileAnswer = (
  id: string,
  { title, contentType, size }: Required<Pick<Attachment, "title" | "contentType" | "size">>,
) => ({ valueAttachment: { title, contentType, size, url: `${FILE}${id}` } });

/** Ids of the files that answers name. Only the house writes such answers: what is posted never does. */
export function fileIds(answers: Answers): string[] {
  return Object.values(answers)
    .flat()
    .flatMap((answer) => {
      const url = "valueAttachment" in answer ? answer.valueAttachment?.url : undefined;
      return url?.startsWith(FILE) ? [url.slice(FILE.length)] : [];
    });
}
