import { Problem } from "./problem.ts";

/** Gets each field of interest as it stands in the buffer; what it keeps it must copy. */
export interface RecordSink {
  /** Called once with the names in the header; returns for each field whether it is wanted (its slot) or −1. */
  header(names: readonly string[], separator: number): readonly number[];
  /** A plain field: bytes begin … end of the buffer. */
  field(slot: number, bytes: Uint8Array, begin: number, end: number): void;
  /** A quoted field, already unquoted. */
  text(slot: number, value: string): void;
  /** The record is complete. */
  record(): void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const LONGEST_RECORD = 64 * 1024 * 1024;

/**
 * Reads CSV (RFC 4180) from chunks of bytes and holds no more than one chunk and one record: a file may be of any
 * size. Knows a byte-order mark, commas, semicolons or tabs (whichever the header has most of), quotes with
 * new lines and doubled quotes inside, and all three ends of line. Blank lines are passed over. A record with
 * fewer fields than the header lacks the last ones; one with more is refused.
 */
export async function readCsv(chunks: AsyncIterable<Uint8Array>, sink: RecordSink): Promise<number> {
  let rest: Uint8Array = new Uint8Array(0);
  let reader: Reader | undefined;
  let first = true;
  for await (const chunk of chunks) {
    let bytes: Uint8Array = chunk;
    if (rest.length > 0) {
      bytes = new Uint8Array(rest.length + chunk.length);
      bytes.set(rest);
      bytes.set(chunk, rest.length);
    }
    if (first && bytes.length < 3) {
      rest = bytes.slice();
      continue;
    }
    if (first) bytes = withoutMark(bytes);
    first = false;
    reader ??= Reader.fromHeader(bytes, sink);
    const at = reader ? reader.read(bytes, false) : 0;
    rest = bytes.slice(at);
    if (rest.length > LONGEST_RECORD) {
      throw new Problem("bad-csv", "A record is longer than 64 MB. Is there a quote that never closes?");
    }
  }
  if (first) rest = withoutMark(rest);
  if (rest.length > 0 && !endsLine(rest)) {
    const closed = new Uint8Array(rest.length + 1);
    closed.set(rest);
    closed[rest.length] = LF;
    rest = closed;
  }
  reader ??= Reader.fromHeader(rest, sink);
  if (!reader) throw new Problem("empty-file", "The file has no header line.");
  reader.read(rest, true);
  return reader.records;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new Problem("bad-csv", "The file is UTF-16. Save it as UTF-8.");
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function endsLine(bytes: Uint8Array): boolean {
  return bytes[bytes.length - 1] === LF;
}

class Reader {
  records = 0;
  #headerDone = false;
  #slots: readonly number[] = [];
  #width = 0;
  readonly #separator: number;
  readonly #sink: RecordSink;
  readonly #decoder = new TextDecoder("utf-8");

  private constructor(separator: number, sink: RecordSink) {
    this.#separator = separator;
    this.#sink = sink;
  }

  /** Needs the whole header line to choose the separator. */
  static fromHeader(bytes: Uint8Array, sink: RecordSink): Reader | undefined {
    const counts = new Map([
      [44, 0],
      [59, 0],
      [9, 0],
    ]);
    let quoted = false;
    for (let i = 0; i < bytes.length; i++) {
      const b = bytes[i] as number;
      if (b === QUOTE) quoted = !quoted;
      else if (!quoted && (b === LF || b === CR)) {
        if (i === 0 || bytes.subarray(0, i).every((c) => c === LF || c === CR || c === SPACE)) continue;
        const [best] = [...counts].sort((x, y) => y[1] - x[1]);
        return new Reader(best && best[1] > 0 ? best[0] : 44, sink);
      } else if (!quoted && counts.has(b)) counts.set(b, (counts.get(b) as number) + 1);
    }
    return undefined;
  }

  /** Reads all complete records; returns where the first incomplete one begins. */
  read(bytes: Uint8Array, last: boolean): number {
    let at = 0;
    for (;;) {
      const next = this.#headerDone ? this.#record(bytes, at, last) : this.#header(bytes, at, last);
      if (next < 0) {
        if (last && at < bytes.length) {
          throw new Problem("bad-csv", `After line ${this.records + 1} a quote never closes.`);
        }
        return at;
      }
      at = next;
      if (at >= bytes.length) return at;
    }
  }

  #header(bytes: Uint8Array, at: number, last: boolean): number {
    const fields: string[] = [];
    const next = this.#split(bytes, at, last, (begin, end, quoted) => {
      fields.push(quoted ?? this.#decoder.decode(bytes.subarray(begin, end)).trim());
    });
    if (next < 0) return -1;
    if (fields.length === 1 && fields[0] === "") return next;
    this.#width = fields.length;
    this.#slots = this.#sink.header(fields, this.#separator);
    this.#headerDone = true;
    return next;
  }

  #record(bytes: Uint8Array, at: number, last: boolean): number {
    const separator = this.#separator;
    const slots = this.#slots;
    const length = bytes.length;
    // First find the end; records with quotes or a lone CR take the careful way.
    let end = at;
    for (; end < length; end++) {
      const b = bytes[end] as number;
      if (b === LF) break;
      if (b === QUOTE || (b === CR && bytes[end + 1] !== LF)) return this.#carefulRecord(bytes, at, last);
    }
    if (end === length) return -1;
    const stop = end > at && bytes[end - 1] === CR ? end - 1 : end;
    if (stop === at) return end + 1;
    let slot = 0;
    let begin = at;
    for (let i = at; i <= stop; i++) {
      if (i < stop && bytes[i] !== separator) continue;
      if (slot >= this.#width) throw this.#tooLong();
      const to = slots[slot] as number;
      if (to >= 0) this.#sink.field(to, bytes, begin, i);
      slot++;
      begin = i + 1;
    }
    this.#finish(slot);
    return end + 1;
  }

  #carefulRecord(bytes: Uint8Array, at: number, last: boolean): number {
    const parts: [number, number, string | undefined][] = [];
    const next = this.#split(bytes, at, last, (begin, end, quoted) => parts.push([begin, end, quoted]));
    if (next < 0) return -1;
    if (parts.length === 1 && parts[0]?.[0] === parts[0]?.[1] && parts[0]?.[2] === undefined) return next;
    if (parts.length > this.#width) throw this.#tooLong();
    parts.forEach(([begin, end, quoted], i) => {
      const to = this.#slots[i] as number;
      if (to < 0) return;
      if (quoted === undefined) this.#sink.field(to, bytes, begin, end);
      else this.#sink.text(to, quoted);
    });
    this.#finish(parts.length);
    return next;
  }

  #finish(fields: number): void {
    for (let i = fields; i < this.#width; i++) {
      const to = this.#slots[i] as number;
      if (to >= 0) this.#sink.text(to, "");
    }
    this.records++;
    this.#sink.record();
  }

  #tooLong(): Problem {
    const line = this.records + 2;
    return new Problem("bad-csv", `Record ${line} has more fields than the header (${this.#width}).`);
  }

  /** Splits one record; returns where the next begins, or −1 when it is not complete. */
  #split(
    bytes: Uint8Array,
    at: number,
    last: boolean,
    take: (begin: number, end: number, quoted?: string) => void,
  ): number {
    const found: [number, number, string | undefined][] = [];
    let i = at;
    for (;;) {
      let begin = i;
      while (bytes[begin] === SPACE) begin++;
      let quoted: string | undefined;
      if (bytes[begin] === QUOTE) {
        const close = this.#closing(bytes, begin + 1);
        if (close < 0) return -1;
        quoted = this.#decoder.decode(bytes.subarray(begin + 1, close)).replaceAll('""', '"');
        i = close + 1;
      }
      while (i < bytes.length && bytes[i] !== this.#separator && bytes[i] !== LF && bytes[i] !== CR) i++;
      if (i >= bytes.length || (bytes[i] === CR && i + 1 >= bytes.length && !last)) return -1;
      found.push([quoted === undefined ? begin : i, i, quoted]);
      if (bytes[i] === this.#separator) {
        i++;
        continue;
      }
      for (const [b, e, q] of found) take(b, e, q);
      return bytes[i] === CR && bytes[i + 1] === LF ? i + 2 : i + 1;
    }
  }

  #closing(bytes: Uint8Array, from: number): number {
    for (let i = from; i < bytes.length; i++) {
      if (bytes[i] !== QUOTE) continue;
      if (bytes[i + 1] === QUOTE) i++;
      else if (i + 1 < bytes.length) return i;
      else return -1;
    }
    return -1;
  }
}
