import { pages, prefilled } from "#src/domains/forms/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { Blocks } from "../../forms/blocks.tsx";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Inset } from "../../ui/index.ts";
import { versionAt } from "./versions.ts";
import { staffFormWords } from "./words.ts";

/** A version as a resident sees it, every page one under another. Nothing that is typed goes anywhere. */
export async function showPreview(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang } = exchange;
  const w = staffFormWords(lang);
  const { shown, form } = await versionAt(site, exchange);
  const drawn = pages(form.form, prefilled(form.form), lang);
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={form.form.title[lang]}
      back={{ href: to("staffForm", lang, { form: shown.id, version: shown.version }) }}
    >
      <h1>{form.form.title[lang]}</h1>
      <Inset>
        <p>{w.previewNote}</p>
      </Inset>
      {form.form.description[lang] && <p>{form.form.description[lang]}</p>}
      <div class="pb-box">
        {drawn.map((one) => {
          const own = form.form.byLinkId.get(one.linkId);
          const heading = own?.type === "group" && !own.container ? own.text[lang] : "";
          return (
            <section>
              {heading && <h2>{heading}</h2>}
              <Blocks lang={lang} blocks={one.blocks} level={heading ? 3 : 2} />
            </section>
          );
        })}
      </div>
      {form.form.copyright && <p class="pb-small">{form.form.copyright[lang]}</p>}
    </StaffPage>,
  );
}

/** A version as FHIR JSON, as a file. */
export async function exportVersion(site: Site, exchange: Exchange): Promise<Answer> {
  const { shown, form } = await versionAt(site, exchange);
  const name = encodeURIComponent(`${shown.id}-${shown.version}.json`);
  return {
    kind: "raw",
    response: new Response(`${JSON.stringify(form.questionnaire, null, 2)}\n`, {
      headers: {
        "Content-Type": "application/fhir+json; charset=utf-8",
        "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
        "Cache-Control": "private, no-store",
      },
    }),
  };
}
