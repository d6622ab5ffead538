import { to } from "../paths.ts";
import { Box, Table } from "../ui/index.ts";
import { LIMIT_STATES, type QualityView, qualityNames } from "./quality-view.ts";
import { qualityWords } from "./quality-words.ts";
import { count } from "./values.ts";

/** Limits at risk, past and ended, by rule and by team. */
export const QualityLimits = ({ view }: { view: QualityView }) => {
  const { lang, limits } = view;
  const w = qualityWords(lang);
  const names = qualityNames(view);
  const states = (of: (id: string) => readonly [string | undefined, string | undefined]) =>
    LIMIT_STATES.map((state) => ({
      label: w.states[state],
      numeric: true,
      cell: (id: string) => count(limits.shown(state, ...of(id)), lang),
    }));
  return (
    <Box id="limits" title={w.limits}>
      <p class="say">{w.limitsLead}</p>
      {limits.rules.length === 0 ? (
        <p>{w.limitsNone}</p>
      ) : (
        <>
          <Table<string>
            caption={w.limits}
            captionHidden
            cards
            rows={limits.rules}
            columns={[
              { label: w.rule, header: true, cell: (id) => names.rule(id) },
              ...states((id) => [id, undefined]),
            ]}
          />
          <Table<string>
            caption={w.limitsByTeam}
            cards
            rows={limits.teams}
            columns={[
              { label: w.team, header: true, cell: (id) => names.team(id) },
              ...states((id) => [undefined, id]),
            ]}
          />
        </>
      )}
      <p class="pb-def pb-flush">
        <a href={to("definition", lang, { measure: "law-limits" })}>{w.limitsDefinition}</a>
      </p>
    </Box>
  );
};
