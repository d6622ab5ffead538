import { type MeasureDefinition, measuresKind } from "#src/domains/measures/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, Columns, Facts, fill, LinkList, StateTag } from "../ui/index.ts";
import { readChoice, viewQuery } from "./choice.ts";
import { leadersWords } from "./words.ts";

/** What a figure means: what is counted, of what, from which facts, and what it does not tell. */
export function showDefinition(site: Site, exchange: Exchange): Answer {
  const { lang, scope, params, query } = exchange;
  const w = leadersWords(lang);
  const all = site.content.of(measuresKind).flatMap(({ value }) => value.measures);
  const found = all.find(({ id }) => id === params.measure);
  if (!found) throw new Refusal("not-found", "measure");
  const view = viewQuery(readChoice(query, site.content, localDate(scope.now)));
  const title = found.name[lang];
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={title}
      back={{ href: to("leaders", lang) + view, label: w.title }}
      noindex
    >
      <h1>{title}</h1>
      <Columns>
        <Box>
          <p>
            <span class="pb-quiet">{fill(w.version, { version: found.version })}</span>{" "}
            {!found.verified && (
              <StateTag state="soon" icon="info">
                {w.unverified}
              </StateTag>
            )}
          </p>
          <Facts
            facts={[
              ...parts(found).map(([label, text]) => ({ label: w[label], value: text[lang] })),
              { label: w.facts, value: found.facts.join(", ") },
            ]}
          />
        </Box>
        <Box id="all" title={w.allDefinitions}>
          <LinkList
            links={all.map(({ id, name }) => ({
              href: to("definition", lang, { measure: id }) + view,
              label: name[lang],
            }))}
          />
        </Box>
      </Columns>
    </StaffPage>,
  );
}

function parts({ counts, numerator, denominator, limits, source }: MeasureDefinition) {
  const all = [
    ["counts", counts],
    ["numerator", numerator],
    ["denominator", denominator],
    ["limits", limits],
    ["source", source],
  ] as const;
  return all.flatMap(([label, text]) => (text ? [[label, text] as const] : []));
}
