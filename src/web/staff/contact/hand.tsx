import { to } from "../../paths.ts";
import { MOVE_GROUND_NAMES, MOVE_GROUNDS, REGISTER_NAMES } from "../../registers.ts";
import { Button, CsrfField, Select } from "../../ui/index.ts";
import { rightsWords } from "../rights/words.ts";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** To another team; to another register only by the person's permission or a stated ground. */
export const HandOver = ({ site, exchange, shown, trouble }: PartProps) => {
  const { lang } = exchange;
  const { contact } = shown;
  const w = contactWords(lang);
  const typed = trouble?.handOver;
  const registerOf = (line: string) => site.content.line(line).register;
  const teams = site.content.teams.filter(({ id }) => id !== contact.team);
  const banned = shown.wishes["between-registers"].value === "ban";
  const name = (team: (typeof teams)[number]) =>
    registerOf(team.line) === contact.register
      ? team.names[lang]
      : `${team.names[lang]} (${REGISTER_NAMES[lang][registerOf(team.line)]})`;
  return (
    <form method="post" action={`${to("contact", lang, { id: contact.id })}/hand-over`} novalidate>
      <CsrfField token={exchange.csrf()} />
      {banned && <p>{rightsWords(lang).banMove}</p>}
      <Select
        lang={lang}
        name="team"
        label={w.handOverTeam}
        value={typed?.team ?? ""}
        error={typed?.teamError}
        options={[
          { value: "", label: w.handOverChoose },
          ...[...teams]
            .sort(
              (a, b) =>
                Number(registerOf(a.line) !== contact.register) -
                Number(registerOf(b.line) !== contact.register),
            )
            .map((team) => ({ value: team.id, label: name(team) })),
        ]}
      />
      {contact.moveAllowed && !banned ? (
        <p class="pb-quiet">{w.handOverAllowed}</p>
      ) : (
        <Select
          lang={lang}
          name="ground"
          label={w.handOverGround}
          hint={w.handOverGroundHint}
          value={typed?.ground ?? ""}
          error={typed?.groundError}
          options={[
            { value: "", label: w.handOverNoGround },
            ...MOVE_GROUNDS.map((code) => ({ value: code, label: MOVE_GROUND_NAMES[lang][code] })),
          ]}
        />
      )}
      <Button variant="secondary">{w.handOver}</Button>
    </form>
  );
};

/** The team lead's task: a named colleague of the contact's team. */
export const HandOut = ({ exchange, shown, trouble }: PartProps) => {
  const { lang } = exchange;
  const w = contactWords(lang);
  return (
    <form method="post" action={`${to("contact", lang, { id: shown.contact.id })}/hand-out`} novalidate>
      <CsrfField token={exchange.csrf()} />
      <Select
        lang={lang}
        name="to"
        label={w.handOutWho}
        error={trouble?.handOutError}
        options={[
          { value: "", label: w.handOutChoose },
          ...shown.colleagues.map(({ id, name, languages }) => ({
            value: id,
            label: `${name} (${languages.join(", ")})`,
          })),
        ]}
      />
      <Button variant="secondary">{w.handOut}</Button>
    </form>
  );
};
