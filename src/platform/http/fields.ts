import type { IncomingMessage } from "node:http";
import { Refusal } from "#src/kernel/errors.ts";

/** What a form posted: every field with its values in order, cleaned of what no database or page can hold. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** A posted body may be this large: a long text many times over. */
export const MAX_BODY = 4_000_000;

/** As many as the longest form has questions; they are read in milliseconds. */
export const MAX_FIELDS = 20_000;
const AMPERSAND = 0x26;

/** The first value of a field, without outer white space; empty when it is not there. */
export function field(fields: Fields, name: string): string {
  return fields.get(name)?.[0]?.trim() ?? "";
}

/**
 * Reads a posted form. Larger than MAX_BODY is refused before it is read to its end. Of the server's own message, where
 * there is one, for the request's stream is a second one around it that costs as much as the rest of reading.
 */
export async function readFields(request: Request, message?: IncomingMessage): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > MAX_BODY) throw new Refusal("too-large", "form");
  if (!type.startsWith("application/x-www-form-urlencoded")) {
    if (length === 0 && !request.headers.has("transfer-encoding")) return new Map();
    throw new Refusal("invalid", "form-type");
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  let fields = 0;
  for await (const chunk of message?.iterator({ destroyOnReturn: false }) ?? request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY) throw new Refusal("too-large", "form");
    // Counted before they are taken apart: millions of empty fields would hold up everybody else.
    for (let at = chunk.indexOf(AMPERSAND); at >= 0; at = chunk.indexOf(AMPERSAND, at + 1)) {
      if (++fields > MAX_FIELDS) throw new Refusal("too-large", "form");
    }
    chunks.push(chunk);
  }
  return fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
}

function fromEntries(entries: Iterable<[string, string]>): Fields {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of entries) {
    if (++count > MAX_FIELDS) throw new Refusal("too-large", "form");
    const key = clean(name);
    const values = fields.get(key);
    if (values) values.push(clean(value));
    else fields.set(key, [clean(value)]);
  }
  return fields;
}

/** Half characters and NUL cannot be stored; line ends come as the browser pleases. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "").replaceAll("\r\n", "\n");
}
