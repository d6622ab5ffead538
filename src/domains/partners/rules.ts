import { typeOf } from "#src/kernel/file-type.ts";
import type { Attachment, Letter, Partner, Refused } from "./model.ts";

const MOST_ATTACHMENTS = 10;
/** So much of a letter's words is kept. */
export const MOST_CHARACTERS = 20_000;

const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** Whether an address is one of the partner's own: of one of its domains, and nothing that only ends like one. */
export const isOf = ({ domains }: Partner, address: string): boolean =>
  address.includes("@") && domains.includes(domainOf(address));

const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
};

/** A name that is safe to show and to save under: of what the file is, not of what the sender called it. */
function safeName(name: string, type: string, n: number): string {
  const kept = name
    .normalize("NFC")
    .replace(/\.[^.]*$/, "")
    .replaceAll(/[^\p{L}\d _-]+/gu, "")
    .trim()
    .slice(0, 60);
  return `${kept || `${n}`}.${ENDINGS[type]}`;
}

/** What of a letter is taken, or why it is not. Nothing is unpacked, so nothing can grow. */
export function examine(
  partner: Partner,
  letter: Letter,
):
  | { readonly ok: true; readonly words: string; readonly attachments: readonly Attachment[] }
  | { readonly ok: false; readonly refused: Refused } {
  const refused = (why: Refused) => ({ ok: false as const, refused: why });
  if (letter.from.length !== 1 || !letter.from.every((address) => isOf(partner, address)))
    return refused({ reason: "sender" });
  if (letter.attachments.length > MOST_ATTACHMENTS) return refused({ reason: "attachments" });
  const attachments: Attachment[] = [];
  for (const [index, { name, body }] of letter.attachments.entries()) {
    const type = typeOf(body);
    if (!type) return refused({ reason: "attachment", n: index + 1 });
    attachments.push({ name: safeName(name, type, index + 1), type, body });
  }
  const text = plain(letter.text);
  const subject = plain(letter.subject).replaceAll(/\s+/g, " ").slice(0, 200);
  if (!text && !subject && attachments.length === 0) return refused({ reason: "empty" });
  return {
    ok: true,
    words: [subject, text].filter(Boolean).join("\n\n").slice(0, MOST_CHARACTERS),
    attachments,
  };
}

/** Text that the database keeps and a page can show: no control characters, no half ones, few empty lines. */
function plain(text: string): string {
  return text
    .slice(0, 10 * MOST_CHARACTERS)
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
