import type { Lang } from "#src/kernel/lang.ts";
import { Icon } from "./icon.tsx";
import { fill, words } from "./words.ts";

export interface PaginationProps {
  readonly lang: Lang;
  /** From 1. */
  readonly page: number;
  readonly of: number;
  readonly href: (page: number) => string;
}

/** The pages shown: first, last, and those around the current; null is a gap. */
export function shownPages(page: number, of: number): readonly (number | null)[] {
  const near = Array.from({ length: of }, (_, index) => index + 1).filter(
    (n) => n === 1 || n === of || Math.abs(n - page) <= 1,
  );
  return near.flatMap((n, index) => {
    const before = near[index - 1];
    if (before === undefined || n === before + 1) return [n];
    return n === before + 2 ? [n - 1, n] : [null, n];
  });
}

/** Pages of a long list. Nothing when there is one page. */
export const Pagination = ({ lang, page, of, href }: PaginationProps) => {
  if (of <= 1) return null;
  const w = words(lang);
  return (
    <nav class="pb-pages" aria-label={w.pages}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              <Icon name="chevron-left" /> {w.previous}
            </a>
          </li>
        )}
        {shownPages(page, of).map((n) =>
          n === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                href={href(n)}
                aria-label={fill(w.page, { n })}
                aria-current={n === page ? "page" : undefined}
              >
                {n}
              </a>
            </li>
          ),
        )}
        {page < of && (
          <li>
            <a href={href(page + 1)} rel="next">
              {w.next} <Icon name="chevron-right" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};

/** Pages of a list whose end is not known: those so far, and one more where there is more. `at` counts from 0. */
export const OpenPagination = ({
  at,
  more,
  ...rest
}: Pick<PaginationProps, "lang" | "href"> & { readonly at: number; readonly more: boolean }) => (
  <Pagination {...rest} page={at + 1} of={at + (more ? 2 : 1)} />
);
