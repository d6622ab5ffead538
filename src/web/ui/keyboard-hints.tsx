import type { Lang } from "#src/kernel/lang.ts";
import { words } from "./words.ts";

export interface KeyHint {
  readonly keys: readonly string[];
  readonly label: string;
}

const Hint = ({ hint }: { hint: KeyHint }) => (
  <>
    {hint.keys.map((key) => (
      <>
        <kbd>{key}</kbd>{" "}
      </>
    ))}
    {hint.label}
  </>
);

/** The keys of a page, below its list; `?` opens the same as a dialog. */
export const KeyboardHints = ({ lang, hints }: { lang: Lang; hints: readonly KeyHint[] }) => (
  <>
    <p class="pb-kbd pb-wide-only">
      {hints.map((hint) => (
        <span>
          <Hint hint={hint} />
        </span>
      ))}
    </p>
    <dialog class="pb-keys" id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{words(lang).keys}</h2>
      <ul class="pb-lines">
        {hints.map((hint) => (
          <li>
            <Hint hint={hint} />
          </li>
        ))}
      </ul>
      <p>
        <label>
          <input type="checkbox" data-keys-switch="" checked /> {words(lang).keysOn}
        </label>
      </p>
      <form method="dialog">
        <button class="nhsuk-button nhsuk-button--secondary" type="submit">
          {words(lang).close}
        </button>
      </form>
    </dialog>
  </>
);
