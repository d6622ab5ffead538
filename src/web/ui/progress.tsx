import type { Lang } from "#src/kernel/lang.ts";
import { fill, words } from "./words.ts";

export interface ProgressProps {
  readonly lang: Lang;
  /** What is being done: "Pyydä apua". */
  readonly label: string;
  readonly step: number;
  readonly of: number;
}

/** Where one is in a form of several pages. The words say it; the bars show it. */
export const Progress = ({ lang, label, step, of }: ProgressProps) => (
  <div class="pb-progress">
    <p>
      {label} · {fill(words(lang).step, { n: step, of })}
    </p>
    <ol aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <li class={index + 1 < step ? "on" : index + 1 === step ? "now" : undefined} />
      ))}
    </ol>
  </div>
);
