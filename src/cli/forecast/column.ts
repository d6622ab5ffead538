const CHUNK = 65_536;
const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);
const decoder = new TextDecoder("utf-8");

/** Marks that stand for a missing value, besides an empty field. */
const MISSING = new Set(["", "NA", "N/A", "#N/A", "NaN", "nan", "NULL", "null", "."]);

/**
 * A column as it grows: numbers (missing as NaN) until a word turns up; from then on codes of distinct texts
 * (missing as −1). Numbers may have a decimal point or comma.
 */
export class GrowingColumn {
  readonly name: string;
  readonly #numbers: Float64Array[] = [];
  readonly #codes: Int32Array[] = [];
  #dictionary: Map<string, number> | undefined;
  length = 0;

  constructor(name: string) {
    this.name = name;
  }

  field(bytes: Uint8Array, begin: number, end: number): void {
    if (!this.#dictionary) {
      const value = parseBytes(bytes, begin, end);
      if (value !== undefined) {
        this.#pushNumber(value);
        return;
      }
    }
    this.text(decoder.decode(bytes.subarray(begin, end)));
  }

  text(raw: string): void {
    const value = raw.trim();
    if (!this.#dictionary) {
      const number = MISSING.has(value) ? Number.NaN : parseNumber(value);
      if (number !== undefined) {
        this.#pushNumber(number);
        return;
      }
      this.#toWords();
    }
    this.#pushCode(MISSING.has(value) ? -1 : this.#code(value));
  }

  #code(text: string): number {
    const dictionary = this.#dictionary as Map<string, number>;
    let code = dictionary.get(text);
    if (code === undefined) {
      code = dictionary.size;
      dictionary.set(text, code);
    }
    return code;
  }

  #pushNumber(value: number): void {
    const at = this.length++ % CHUNK;
    if (at === 0) this.#numbers.push(new Float64Array(CHUNK));
    (this.#numbers[this.#numbers.length - 1] as Float64Array)[at] = value;
  }

  #pushCode(code: number): void {
    const at = this.length++ % CHUNK;
    if (at === 0) this.#codes.push(new Int32Array(CHUNK));
    (this.#codes[this.#codes.length - 1] as Int32Array)[at] = code;
  }

  #toWords(): void {
    this.#dictionary = new Map();
    const count = this.length;
    this.length = 0;
    for (let i = 0; i < count; i++) {
      const v = (this.#numbers[Math.floor(i / CHUNK)] as Float64Array)[i % CHUNK] as number;
      this.#pushCode(Number.isNaN(v) ? -1 : this.#code(String(v)));
    }
    this.#numbers.length = 0;
  }

  finish(): Column {
    const n = this.length;
    if (this.#dictionary) {
      const codes = new Int32Array(n);
      this.#codes.forEach((chunk, c) => {
        codes.set(chunk.subarray(0, Math.min(CHUNK, n - c * CHUNK)), c * CHUNK);
      });
      return { name: this.name, kind: "words", codes, words: [...this.#dictionary.keys()] };
    }
    // Shared memory, so that a second thread can read it without a copy.
    const values = new Float64Array(new SharedArrayBuffer(8 * n));
    this.#numbers.forEach((chunk, c) => {
      values.set(chunk.subarray(0, Math.min(CHUNK, n - c * CHUNK)), c * CHUNK);
    });
    return { name: this.name, kind: "numbers", values };
  }
}

export type Column =
  | { readonly name: string; readonly kind: "numbers"; readonly values: Float64Array }
  | {
      readonly name: string;
      readonly kind: "words";
      readonly codes: Int32Array;
      readonly words: readonly string[];
    };

export function isMissing(column: Column, row: number): boolean {
  return column.kind === "numbers"
    ? Number.isNaN(column.values[row] as number)
    : (column.codes[row] as number) < 0;
}

/**
 * A number as written by people: decimal point or comma, exponent, sign, Inf; undefined when it is none. A whole number
 * of more than 15 digits that a double cannot hold is none either: it is an identifier, and two must not become one.
 */
export function parseNumber(text: string): number | undefined {
  if (/^\d{16,}$/.test(text) && !Number.isSafeInteger(Number(text))) return undefined;
  if (/^[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?$/.test(text)) return Number(text.replace(",", "."));
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return undefined;
}

/**
 * Digits with at most one point or comma, exactly: up to 15 digits that count, a division by a power of ten rounds
 * right; more are left to the language, and whole numbers of so many to `parseNumber`.
 */
function parseBytes(bytes: Uint8Array, begin: number, end: number): number | undefined {
  let i = begin;
  while (i < end && bytes[i] === 32) i++;
  while (end > i && bytes[end - 1] === 32) end--;
  if (i === end) return Number.NaN;
  let negative = false;
  if (bytes[i] === 45 || bytes[i] === 43) {
    negative = bytes[i] === 45;
    i++;
  }
  const first = i;
  let mantissa = 0;
  let digits = 0; // from the first that is not 0
  let decimals = -1;
  for (; i < end; i++) {
    const b = bytes[i] as number;
    if (b >= 48 && b <= 57) {
      mantissa = mantissa * 10 + (b - 48);
      if (mantissa > 0) digits++;
      if (decimals >= 0) decimals++;
    } else if ((b === 46 || b === 44) && decimals < 0) decimals = 0;
    else return undefined;
  }
  if (end - first === (decimals < 0 ? 0 : 1) || (digits > 15 && decimals < 0)) return undefined;
  const value =
    digits > 15 || decimals >= POWERS.length
      ? Number(decoder.decode(bytes.subarray(first, end)).replace(",", "."))
      : mantissa / (POWERS[Math.max(0, decimals)] as number);
  return negative ? -value : value;
}
