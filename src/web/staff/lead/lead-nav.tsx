import { mayByRole } from "#src/platform/access/permissions.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { frameWords } from "../../frame-words.ts";
import { to } from "../../paths.ts";
import { Chips } from "../../ui/index.ts";
import { qualityWords } from "./quality-words.ts";
import { leadWords } from "./words.ts";

const PAGES = ["today", "atRisk", "breaches", "absences", "quality"] as const;

/** The way between the team lead's own pages; nothing to whoever leads no team. */
export const LeadNav = ({ exchange, at }: { exchange: Exchange; at: (typeof PAGES)[number] }) => {
  const { lang, actor } = exchange;
  if (!mayByRole(actor, "team.lead")) return null;
  const w = leadWords(lang);
  const f = frameWords(lang);
  const names = {
    today: w.today,
    atRisk: f.atRisk,
    breaches: f.breaches,
    absences: w.absences,
    quality: qualityWords(lang).quality,
  };
  return (
    <Chips
      label={w.pages}
      chips={PAGES.map((name) => ({ href: to(name, lang), label: names[name], current: name === at }))}
    />
  );
};
