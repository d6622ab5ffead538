import { createHash } from "node:crypto";
import PostalMime from "postal-mime";
import sanitizeHtml from "sanitize-html";

/** A letter read out of its bytes. */
export interface ParsedLetter {
  readonly from: readonly string[];
  readonly messageId: string | null;
  /** Of all its bytes: names a letter that has no Message-ID. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly text: string;
  readonly automatic: boolean;
  readonly attachments: readonly { readonly name: string; readonly body: Uint8Array }[];
}

/** More than any letter has: what goes beyond is refused before it costs much. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 128 * 1024 } as const;
const MOST_HTML = 2_000_000;

/** Reads a letter's MIME. Throws on what is beyond the limits. Nothing of it is fetched, run or unpacked. */
export async function parseLetter(bytes: Uint8Array): Promise<ParsedLetter> {
  const mail = await PostalMime.parse(Buffer.from(bytes), { ...LIMITS, attachmentEncoding: "arraybuffer" });
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value.toLowerCase() ?? "";
  const senders = mail.headers.filter(({ key }) => key === "from");
  const address = mail.from?.address;
  return {
    // Two From headers are a way to show one sender and check another.
    from: senders.length === 1 && address ? [address] : [],
    messageId: mail.messageId ?? null,
    fingerprint: createHash("sha256").update(bytes).digest("hex"),
    subject: mail.subject ?? "",
    text: mail.text?.trim() ? mail.text : textOf(mail.html ?? ""),
    automatic:
      !["", "no"].includes(header("auto-submitted").split(";")[0]?.trim() ?? "") ||
      /^(bulk|junk|list|auto_reply)$/.test(header("precedence").trim()) ||
      ["list-id", "x-autoreply", "x-autorespond", "x-loop"].some((name) => header(name) !== "") ||
      /multipart\/report/.test(header("content-type")),
    attachments: mail.attachments
      .filter(({ disposition, related }) => disposition === "attachment" || !related)
      .map(({ filename, content }) => ({
        name: filename ?? "",
        body: typeof content === "string" ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer),
      })),
  };
}

const BLOCK = /<(br|\/?(p|div|li|tr|h[1-6]|dt|dd|blockquote))\b[^>]*>/gi;
const CELL = /<\/?t[dh]\b[^>]*>/gi;

/** The words of HTML, each block on a line of its own, the cells of a row apart. */
function textOf(html: string): string {
  const broken = html.slice(0, MOST_HTML).replaceAll(BLOCK, "\n$&").replaceAll(CELL, " $&");
  const bare = sanitizeHtml(broken, { allowedTags: [], allowedAttributes: {} });
  return bare
    .replaceAll(/[ \t]*\n\s*/g, "\n")
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&");
}
