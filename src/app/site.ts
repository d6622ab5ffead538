import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bookArchive } from "#src/county/assessing.ts";
import { formArchive, type RunningCounty } from "#src/county/county.ts";
import { formBook } from "#src/county/form-book.ts";
import { Calendars, unitFactsOf } from "#src/domains/scheduling/index.ts";
import { invariant } from "#src/kernel/errors.ts";
import type { Config } from "#src/platform/config/index.ts";
import type { Database } from "#src/platform/database/index.ts";
import { INLINE_SCRIPT_HASHES } from "#src/web/script-hashes.ts";
import type { Site } from "#src/web/site.ts";

interface SiteParts {
  readonly config: Config;
  readonly county: RunningCounty;
  readonly db: Database;
  readonly built: string;
  /** Makes the code that opens an answer. */
  readonly codeFor: Site["codeFor"];
  readonly poke: () => void;
  readonly topic: (name: string) => string;
}

/** What every page is made with, joined of the county, the database and the built files. */
export function makeSite({ config, county, db, built, codeFor, poke, topic }: SiteParts): Site {
  const files = readdirSync(join(built, "assets"));
  const asset = (pattern: RegExp) => {
    const name = files.find((file) => pattern.test(file));
    return name && `/assets/${name}`;
  };
  const css = asset(/^prima\..*\.css$/);
  invariant(css, "the style sheet is not built");
  const forms = formBook(county.content, db);
  return {
    content: county.content,
    county,
    rules: county.rules,
    askForHelp: county.askForHelp,
    assessing: { ...county.assessing, bookOf: bookArchive(county.assessing.book, db) },
    formOfLine: county.formOfLine,
    omaolo: county.omaolo,
    form: formArchive(county, db, forms),
    forms,
    times: { calendars: new Calendars(), units: unitFactsOf(county.content) },
    topicName: county.topicName,
    topicsOf: county.topicsOf,
    competences: county.competences,
    signs: county.signs,
    helpCard: county.helpCard,
    assets: { css, client: asset(/^client\..*\.js$/), icon: "/assets/mark.svg" },
    demo: config.demo,
    banner: config.banner ? county.content.county.fictitiousNumbers : undefined,
    scriptHashes: INLINE_SCRIPT_HASHES,
    codeFor,
    poke,
    topic,
  };
}
