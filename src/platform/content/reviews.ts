import { dotted, type Path } from "./problem.ts";
import type { TextAt } from "./text.ts";

/** How many texts stand under one review entry, and what it says. Texts without one are drafts. */
export interface ReviewState {
  readonly file: string;
  /** Path of the entry that the review speaks of, `""` for the whole file. */
  readonly path: string;
  readonly status: "draft" | "reviewed";
  readonly by?: string;
  readonly date?: string;
  readonly texts: number;
}

interface Entry {
  readonly path: Path;
  readonly review: Pick<ReviewState, "status" | "by" | "date">;
}

/** Counts the texts of a file under their nearest review: an entry's own, else the file's, else draft. */
export function reviewStates(file: string, raw: unknown, texts: readonly TextAt[]): ReviewState[] {
  const entries = entriesIn(raw, []);
  const counts = new Map<Entry, number>();
  const none: Entry = { path: [], review: { status: "draft" } };
  for (const text of texts) {
    const over = entries.filter((entry) => entry.path.every((key, index) => text.path[index] === key));
    const nearest = over.reduce((one, other) => (other.path.length >= one.path.length ? other : one), none);
    counts.set(nearest, (counts.get(nearest) ?? 0) + 1);
  }
  return [...counts].map(([entry, count]) => ({
    file,
    path: dotted(entry.path),
    ...entry.review,
    texts: count,
  }));
}

function entriesIn(value: unknown, path: Path): Entry[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => entriesIn(item, [...path, index]));
  const own = reviewOf((value as Record<string, unknown>).review);
  const below = Object.entries(value).flatMap(([key, child]) =>
    key === "review" ? [] : entriesIn(child, [...path, key]),
  );
  return own ? [{ path, review: own }, ...below] : below;
}

/** `{ status, by, date }`, or the status alone. */
function reviewOf(value: unknown): Entry["review"] | undefined {
  if (value === "draft" || value === "reviewed") return { status: value };
  if (typeof value !== "object" || value === null) return undefined;
  const { status, by, date } = value as Record<string, unknown>;
  if (status !== "draft" && status !== "reviewed") return undefined;
  return { status, ...(typeof by === "string" && { by }), ...(typeof date === "string" && { date }) };
}
