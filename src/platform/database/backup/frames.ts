import { createHash, type Hash } from "node:crypto";
import { BackupError } from "./error.ts";
import type { Ending, Header, Manifest, Sequence, TableShape } from "./format.ts";

/**
 * A backup is a row of frames: one letter, the length in four bytes, the payload. H header, B a table begins,
 * D rows as COPY writes them, E the table ends, S sequences, M manifest, always last: a file without it was cut.
 */
export type Frame =
  | { readonly kind: "H"; readonly value: Header }
  | { readonly kind: "B"; readonly value: TableShape }
  | { readonly kind: "D"; readonly data: Buffer }
  | { readonly kind: "E"; readonly value: Ending }
  | { readonly kind: "S"; readonly value: readonly Sequence[] }
  | { readonly kind: "M"; readonly value: Manifest };

const HEAD = 5;
const LONGEST = 256 * 1024 * 1024;

export function encode(frame: Frame): Buffer {
  const payload = frame.kind === "D" ? frame.data : Buffer.from(JSON.stringify(frame.value));
  const head = Buffer.alloc(HEAD);
  head.write(frame.kind, 0, "latin1");
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** Gathers chunks of any size until as many bytes are there as are asked for. */
class Gatherer {
  readonly #source: AsyncIterator<Buffer>;
  #kept: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes; undefined when the source is at its end before them. */
  async take(length: number): Promise<Buffer | undefined> {
    const parts = [this.#kept];
    let have = this.#kept.length;
    while (have < length) {
      const next = await this.#source.next();
      if (next.done) return undefined;
      parts.push(next.value);
      have += next.value.length;
    }
    const all = parts.length === 1 ? this.#kept : Buffer.concat(parts, have);
    this.#kept = all.subarray(length);
    return all.subarray(0, length);
  }
}

const KINDS = new Set(["H", "B", "D", "E", "S", "M"]);

/** The frames of a backup, each added to `hash` but the last. @throws BackupError when the file is cut or is none. */
export async function* decode(
  source: AsyncIterable<Buffer>,
  hash: Hash = createHash("sha256"),
): AsyncGenerator<Frame> {
  const gatherer = new Gatherer(source);
  for (let first = true; ; first = false) {
    const head = await gatherer.take(HEAD);
    if (!head) throw new BackupError("The backup is cut: its end is missing.");
    const kind = head.toString("latin1", 0, 1);
    const length = head.readUInt32BE(1);
    if (!KINDS.has(kind) || (first && kind !== "H") || length > LONGEST) {
      throw new BackupError(first ? "The file is not a backup of this program." : "The backup is damaged.");
    }
    const payload = await gatherer.take(length);
    if (!payload) throw new BackupError("The backup is cut: its end is missing.");
    // The file's own end is read too: what was cut there is found before anything is believed.
    if (kind === "M" && (await gatherer.take(1))) throw new BackupError("The backup is damaged.");
    if (kind !== "M") hash.update(head).update(payload);
    yield kind === "D" ? { kind, data: payload } : ({ kind, value: parse(payload) } as Frame);
    if (kind === "M") return;
  }
}

function parse(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    throw new BackupError("The backup is damaged.");
  }
}
