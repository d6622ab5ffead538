import { formsBegun, type OpenForm, PURPOSES } from "#src/domains/forms/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Columns, EmptyState, fill, LineList } from "../../ui/index.ts";
import { hashOf } from "../ask/draft.ts";
import { UrgentBox } from "../help.tsx";
import { cookieOf } from "./door.ts";
import { agesText } from "./start.tsx";
import { formsWords } from "./words.ts";

/** Forms that this visitor has begun, in one question to the database. */
async function begunForms(exchange: Exchange, forms: readonly OpenForm[]): Promise<OpenForm[]> {
  const { scope, visitor } = exchange;
  const ids = forms.map(({ content }) => content.id);
  const tokens = ids.flatMap((id) => exchange.cookie(cookieOf(id)) ?? []);
  if (tokens.length === 0 && !visitor.resident) return [];
  const begun = await formsBegun(
    scope.db,
    visitor.resident?.personId ?? null,
    tokens.map(hashOf),
    ids,
    scope.now,
  );
  return forms.filter(({ content }) => begun.has(content.id));
}

/** Every form that anybody may open, by what it is for. */
export async function showCatalogue(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang } = exchange;
  const w = formsWords(lang);
  const forms = await site.forms.open();
  const begun = await begunForms(exchange, forms);
  const groups = [
    ...PURPOSES.map((purpose) => ({
      id: purpose as string,
      title: w.groups[purpose],
      forms: forms.filter(({ content, imported }) => !imported && content.use.purpose === purpose),
    })),
    { id: "imported", title: w.imported, forms: forms.filter(({ imported }) => imported) },
  ].filter((group) => group.forms.length > 0);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      description={w.lead}
      back={{ href: to("home", lang) }}
    >
      <Columns>
        <div>
          <h1>{w.title}</h1>
          <p class="nhsuk-lede-text">{w.lead}</p>
          {groups.length === 0 && <EmptyState title={w.none} plain />}
          {groups.map(({ id, title, forms: own }) => (
            <section aria-labelledby={`group-${id}`}>
              <h2 id={`group-${id}`}>{title}</h2>
              <LineList items={own.map((one) => <Entry form={one} exchange={exchange} />)} />
            </section>
          ))}
        </div>
        <aside>
          {begun.length > 0 && (
            <Box id="begun" title={w.continueTitle} small>
              {begun.map(({ content }) => (
                <p>
                  <a href={to("formReview", lang, { form: content.id })}>{content.form.title[lang]}</a>
                </p>
              ))}
            </Box>
          )}
          <Box id="code" title={w.haveCode} small>
            <p>
              <a href={to("formsCode", lang)}>{w.haveCodeLink}</a>
            </p>
            <p>
              <a href={to("ownForms", lang)}>{w.ownLink}</a>
            </p>
          </Box>
          <UrgentBox site={site} exchange={exchange} />
        </aside>
      </Columns>
    </ResidentPage>,
  );
}

const Entry = ({ form: { content }, exchange }: { form: OpenForm; exchange: Exchange }) => {
  const { lang } = exchange;
  const w = formsWords(lang);
  const about = [
    content.minutes === undefined ? undefined : fill(w.minutes, { n: content.minutes }),
    agesText(content.ages, lang),
  ].filter(Boolean);
  return (
    <>
      <h3 class="nhsuk-heading-s pb-flush">
        <a href={to("form", lang, { form: content.id })}>{content.form.title[lang]}</a>
      </h3>
      {content.form.description[lang] && <p class="pb-flush">{content.form.description[lang]}</p>}
      {about.length > 0 && <p class="pb-quiet pb-small pb-flush">{about.join(" · ")}</p>}
    </>
  );
};
