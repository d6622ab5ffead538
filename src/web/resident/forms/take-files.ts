import {
  type Answer,
  type Answers,
  bytesOf,
  type CompiledForm,
  dropFiles,
  fileAnswer,
  fileIds,
  itemAt,
  keepFile,
  UPLOAD_MEGA,
} from "#src/domains/forms/index.ts";
import { typeName, typeOf } from "#src/kernel/file-type.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { fill } from "../../ui/index.ts";
import { type FormsWords, formsWords } from "./words.ts";

/** Files of one draft: so many, and so many bytes in all. */
const MOST_FILES = 10;
const MOST_BYTES = 20_000_000;
/** A file waits no longer than any draft. */
const DAYS = 30;
const MEGA = 1024 * 1024;

/** What came of the files of a page: answers to lay over, and what was wrong by the question's key. */
export interface Taken {
  readonly answers: Answers;
  readonly problems: ReadonlyMap<string, string>;
}

/** Why a file is not taken, in words; undefined when it may be. What it is its first bytes say, never its name. */
function refusal(
  allowed: readonly string[],
  most: number,
  type: string | undefined,
  size: number,
  w: FormsWords,
): string | undefined {
  if (size > most * MEGA) return fill(w.fileSize, { max: most });
  if (type === undefined) return w.fileKind;
  const fits = allowed.some((one) => one === type || one === `${type.split("/")[0]}/*` || one === "*/*");
  return allowed.length === 0 || fits
    ? undefined
    : fill(w.fileOther, { types: allowed.map(typeName).join(", ") });
}

/** Takes the files that a page brought, each to its question. */
export async function takeFiles(
  form: CompiledForm,
  exchange: Exchange,
  answers: Answers,
  pages: readonly string[],
): Promise<Taken> {
  const { scope, lang } = exchange;
  const w = formsWords(lang);
  const found: Record<string, readonly Answer[]> = {};
  const problems = new Map<string, string>();
  const indices = new Set(pages.map((linkId) => form.byLinkId.get(linkId)?.index));
  for (const [key, { name, bytes }] of exchange.files) {
    const item = itemAt(form, key);
    if (item?.type !== "attachment" || !indices.has(item.page) || bytes.byteLength === 0) continue;
    const type = typeOf(bytes);
    const most = Math.min(item.limits?.maxSize ?? UPLOAD_MEGA, UPLOAD_MEGA);
    const refused = refusal(item.limits?.mimeTypes ?? [], most, type, bytes.byteLength, w);
    const earlier = answers[key] ?? [];
    const held = fileIds({ ...answers, ...found });
    const full = held.length >= MOST_FILES || (await bytesOf(scope.db, held)) + bytes.byteLength > MOST_BYTES;
    if (refused || full || !type) {
      problems.set(key, refused ?? w.fileMost);
      continue;
    }
    const id = scope.newId();
    exchange.charge(1, "keepDraft");
    const title = name || "file";
    await keepFile(
      scope.db,
      { id, name: title, type, body: bytes },
      scope.now,
      scope.now.add({ hours: 24 * DAYS }),
    );
    if (!item.repeats) await dropFiles(scope.db, fileIds({ [key]: earlier }));
    const answer = fileAnswer(id, { title, contentType: type, size: bytes.byteLength });
    found[key] = item.repeats ? [...earlier, answer] : [answer];
  }
  return { answers: found, problems };
}

/** Takes one file away again: `<key>=<place>`. */
export async function dropFile(exchange: Exchange, answers: Answers, asked: string): Promise<Answers> {
  const at = asked.lastIndexOf("=");
  const key = asked.slice(0, at);
  const place = Number(asked.slice(at + 1));
  const earlier = Object.hasOwn(answers, key) ? (answers[key] ?? []) : [];
  const gone = earlier[place];
  if (!gone || !("valueAttachment" in gone)) return {};
  await dropFiles(exchange.scope.db, fileIds({ [key]: [gone] }));
  return { [key]: earlier.toSpliced(place, 1) };
}
