/** A piece of a text: from `start` to `end`, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Every match of a global expression as a span. */
export function spansOf(text: string, form: RegExp): readonly Span[] {
  return [...text.matchAll(form)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** The spans that overlap none named before them, in the order of the text. */
export function withoutOverlaps<S extends Span>(spans: readonly S[]): readonly S[] {
  const length = spans.reduce((end, span) => Math.max(end, span.end), 0);
  const taken = new Uint8Array(length);
  const kept = spans.filter((span) => {
    if (taken.subarray(span.start, span.end).includes(1)) return false;
    taken.fill(1, span.start, span.end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
