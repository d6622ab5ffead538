import { OWN_MATTERS_AGE } from "#src/domains/contacts/index.ts";
import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import { Box, fill, Segments, Select, TextField } from "../../ui/index.ts";
import { WHY_LEAST, WHY_MOST } from "../circle/gate.tsx";
import { circleWords } from "../circle/words.ts";
import { staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { AfterDeath } from "./after-death.tsx";
import { PersonChoice } from "./choice.tsx";
import { isMinor } from "./minor.ts";
import type { PartProps } from "./parts.ts";
import { RECORDED_CHANNELS, WHOM } from "./typed.ts";
import { callWords } from "./words.ts";

/** How, who, and for whom. */
export const Who = ({ site, exchange, typed, told, error, found, errors }: PartProps) => {
  const { lang, scope } = exchange;
  const w = callWords(lang);
  const s = staffWords(lang);
  const { lines } = staffOf(exchange);
  const { person, bond, caller } = told;
  const grown =
    person && bond === "guardian" && ageAt(person.birthDate, localDate(scope.now)) >= OWN_MATTERS_AGE;
  const unentitled = person && typed.whom !== "self" && bond === "none";
  return (
    <Box tight id="who" title={w.who}>
      <Segments
        lang={lang}
        name="channel"
        label={w.channel}
        value={typed.channel}
        choices={RECORDED_CHANNELS.map((value) => ({ value, label: s.channels[value] }))}
      />
      <PersonChoice
        {...{ site, exchange, choice: caller }}
        name="caller"
        label={w.caller}
        hint={w.callerHint}
        error={error("caller")}
        found={found === "caller"}
        autofocus={!found && errors.length === 0}
      />
      <Segments
        lang={lang}
        name="whom"
        label={w.whom}
        value={typed.whom}
        choices={WHOM.map((value) => ({ value, label: w.whoms[value] }))}
      />
      {(typed.whom !== "self" || told.about.text !== "") && (
        <PersonChoice
          {...{ site, exchange, choice: told.about }}
          name="about"
          label={w.about}
          hint={w.aboutHint}
          error={error("about")}
          found={found === "about"}
        />
      )}
      {unentitled && (
        <div class="pb-box pb-box--sea pb-box--tight" role="note">
          <p class="pb-flush">
            <b>{w.noRight}</b> {w.noRightBody}
          </p>
        </div>
      )}
      <AfterDeath lang={lang} typed={typed} told={told} error={error("after-death")} />
      {grown && <p class="pb-tiny">{w.grown}</p>}
      {person && isMinor(person.birthDate, scope.now) && (typed.whom !== "self" || typed.will !== "") && (
        <Segments
          lang={lang}
          name="will"
          label={w.will}
          value={typed.will}
          choices={(["sees", "hidden"] as const).map((value) => ({ value, label: w.wills[value] }))}
        />
      )}
      {told.near && (
        <TextField
          lang={lang}
          name="why"
          label={circleWords(lang).inCall}
          hint={fill(circleWords(lang).wordsHint, { n: WHY_LEAST })}
          value={typed.why}
          error={error("why")}
          maxlength={WHY_MOST}
        />
      )}
      {lines.length > 1 ? (
        <Select
          lang={lang}
          name="line"
          label={w.line}
          value={typed.line}
          options={lines.map((id) => ({ value: id, label: site.content.findLine(id)?.names[lang] ?? id }))}
        />
      ) : (
        <input type="hidden" name="line" value={typed.line} />
      )}
    </Box>
  );
};
