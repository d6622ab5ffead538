import type { Lang } from "#src/kernel/lang.ts";
import { Checkboxes } from "../../ui/index.ts";
import type { Told } from "./people.ts";
import type { Typed } from "./typed.ts";
import { callWords } from "./words.ts";

interface AfterDeathProps {
  readonly lang: Lang;
  readonly typed: Typed;
  readonly told: Told;
  readonly error: string | undefined;
}

/** Says that somebody picked has died, and lets somebody else tell of a matter of theirs. Nothing for the living. */
export const AfterDeath = ({ lang, typed, told, error }: AfterDeathProps) => {
  const w = callWords(lang);
  if (!told.caller.person?.diedOn && !told.person?.diedOn) return null;
  return (
    <>
      <div class="pb-box pb-box--sea pb-box--tight" role="note">
        <p class="pb-flush">
          <b>{w.dead}</b> {w.deadBody}
        </p>
      </div>
      {typed.whom !== "self" && told.person?.diedOn && (
        <Checkboxes
          lang={lang}
          name="after-death"
          label={w.deadLabel}
          error={error}
          values={typed.afterDeath ? ["yes"] : []}
          choices={[{ value: "yes", label: w.deadTick }]}
        />
      )}
    </>
  );
};
