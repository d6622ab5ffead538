import { MOVE_GROUND_NAMES, MOVE_GROUNDS, REGISTER_NAMES } from "../../registers.ts";
import { Select, TextArea } from "../../ui/index.ts";
import { contactWords } from "../contact/words.ts";
import { Fold } from "../fold.tsx";
import type { OutcomePartProps } from "./parts.ts";
import { receivers } from "./receiver.ts";
import { outcomeWords } from "./words.ts";

/** A referral: where, and a letter to whoever receives it. To the other register by permission or a stated ground only. */
export const ReferPart = ({ site, exchange, shown, typed, error }: OutcomePartProps) => {
  const { lang } = exchange;
  const { contact } = shown;
  const w = outcomeWords(lang);
  const c = contactWords(lang);
  if (contact.personId === null) return null;
  const others = receivers(site.content).filter(({ team }) => team !== contact.team);
  return (
    <Fold summary={w.refer} open={typed.referTo !== "" || typed.letter !== ""}>
      <Select
        lang={lang}
        name="refer-to"
        label={w.referTo}
        value={typed.referTo}
        error={error("refer-to")}
        options={[
          { value: "", label: w.referNone },
          ...others
            .toSorted(
              (a, b) =>
                Number(a.register !== contact.register) - Number(b.register !== contact.register) ||
                a.names[lang].localeCompare(b.names[lang], lang),
            )
            .map(({ value, names, register }) => ({
              value,
              label:
                register === contact.register
                  ? names[lang]
                  : `${names[lang]} (${REGISTER_NAMES[lang][register]})`,
            })),
        ]}
      />
      <TextArea
        lang={lang}
        name="letter"
        label={w.letter}
        hint={w.letterHint}
        rows={4}
        value={typed.letter}
        error={error("letter")}
      />
      {contact.moveAllowed ? (
        <p class="pb-quiet">{c.handOverAllowed}</p>
      ) : (
        <Select
          lang={lang}
          name="refer-ground"
          label={c.handOverGround}
          hint={c.handOverGroundHint}
          value={typed.ground ?? ""}
          error={error("refer-ground")}
          options={[
            { value: "", label: c.handOverNoGround },
            ...MOVE_GROUNDS.map((code) => ({ value: code, label: MOVE_GROUND_NAMES[lang][code] })),
          ]}
        />
      )}
    </Fold>
  );
};
