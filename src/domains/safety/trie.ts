/** End of a word, a–z, å, ä and ö. */
const WIDTH = 30;

/** Word stems in a tree of letters. Each end of a stem carries the numbers of the classes that it belongs to. */
export class Trie {
  #next: Int32Array = new Int32Array(WIDTH * 1024);
  #nodes = 1;
  readonly #whole: (readonly number[] | undefined)[] = [];
  readonly #stem: (readonly number[] | undefined)[] = [];

  add(word: Uint8Array, kind: "whole" | "stem", value: number): void {
    let node = 0;
    for (const letter of word) {
      const at = node * WIDTH + letter;
      if (this.#next[at] === 0) {
        if ((this.#nodes + 1) * WIDTH > this.#next.length) this.#grow();
        this.#next[at] = this.#nodes++;
      }
      node = this.#next[at] as number;
    }
    const ends = kind === "whole" ? this.#whole : this.#stem;
    ends[node] = [...new Set([...(ends[node] ?? []), value])];
  }

  #grow(): void {
    const bigger = new Int32Array(this.#next.length * 2);
    bigger.set(this.#next);
    this.#next = bigger;
  }

  /** Calls `found` for the classes of every stem that the letters begin with, and of the word when it is the whole. */
  match(letters: Uint8Array, from: number, to: number, found: (classes: readonly number[]) => void): void {
    let node = 0;
    for (let i = from; i < to; i += 1) {
      node = this.#next[node * WIDTH + (letters[i] as number)] as number;
      if (node === 0) return;
      const stem = this.#stem[node];
      if (stem) found(stem);
    }
    const whole = this.#whole[node];
    if (whole) found(whole);
  }

  /** As match, with one letter wrong, missing, too many or swapped with its neighbour; the first letter must be right. */
  matchNearly(
    letters: Uint8Array,
    from: number,
    to: number,
    found: (classes: readonly number[]) => void,
  ): void {
    this.#near(letters, from, to, 0, from, false, found);
  }

  #near(
    letters: Uint8Array,
    i: number,
    to: number,
    node: number,
    from: number,
    slipped: boolean,
    found: (classes: readonly number[]) => void,
  ): void {
    const stem = this.#stem[node];
    if (stem) found(stem);
    if (i === to) {
      const whole = this.#whole[node];
      if (whole) found(whole);
    }
    const letter = i < to ? (letters[i] as number) : 0;
    const straight = letter === 0 ? 0 : (this.#next[node * WIDTH + letter] as number);
    if (straight !== 0) this.#near(letters, i + 1, to, straight, from, slipped, found);
    if (slipped || i === from) return;
    if (i < to) this.#near(letters, i + 1, to, node, from, true, found);
    for (let other = 1; other < WIDTH; other += 1) {
      const child = this.#next[node * WIDTH + other] as number;
      if (child === 0 || other === letter) continue;
      this.#near(letters, i, to, child, from, true, found);
      if (i === to) continue;
      this.#near(letters, i + 1, to, child, from, true, found);
      const swapped = letter === 0 ? 0 : (this.#next[child * WIDTH + letter] as number);
      if (swapped !== 0 && letters[i + 1] === other)
        this.#near(letters, i + 2, to, swapped, from, true, found);
    }
  }
}
