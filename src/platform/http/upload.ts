import { Refusal } from "#src/kernel/errors.ts";
import { type Fields, MAX_BODY, MAX_FIELDS } from "./fields.ts";

/** A file that a form brought. Its name is for the reader's eyes: nothing is concluded of it. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a form with a file posted: its fields, and its files by the name of their field. */
export interface Upload {
  readonly fields: Fields;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

const MOST_FILES = 50;
const MOST_NAME = 120;

export const isUpload = (request: Request): boolean =>
  (request.headers.get("content-type") ?? "").startsWith("multipart/form-data");

/**
 * Reads a posted form with files. Larger than MAX_BODY is refused before it is read to its end; a form that cannot be
 * taken apart is refused as one of another kind would be.
 */
export async function readUpload(request: Request): Promise<Upload> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) throw new Refusal("too-large", "form");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY) throw new Refusal("too-large", "form");
    chunks.push(chunk);
  }
  const parts = await partsOf(Buffer.concat(chunks), request.headers.get("content-type") ?? "");
  const fields = new Map<string, string[]>();
  const files = new Map<string, UploadedFile>();
  let count = 0;
  for (const [name, value] of parts) {
    if (++count > MAX_FIELDS || files.size >= MOST_FILES) throw new Refusal("too-large", "form");
    if (typeof value === "string") fields.set(name, [...(fields.get(name) ?? []), clean(value)]);
    else if (value.size > 0 || value.name !== "") {
      const bytes = new Uint8Array(await value.arrayBuffer());
      files.set(name, { name: clean(value.name).slice(0, MOST_NAME), bytes });
    }
  }
  return { fields, files };
}

async function partsOf(body: Buffer, type: string) {
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    throw new Refusal("invalid", "form-type");
  }
}

const clean = (text: string) => text.toWellFormed().replaceAll("\u0000", "").replaceAll("\r\n", "\n");
