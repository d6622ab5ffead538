import { libraryBundle, libraryCsv, searchInstruments, termsOf } from "#src/domains/instruments/index.ts";
import type { Answer, Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { askedOf } from "./asked.ts";

/** The measures of a view, or all of them, as a table or as FHIR. What is asked for otherwise is a table. */
export async function exportInstruments(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, query } = exchange;
  const { entries } = await searchInstruments(scope.db, site.content, { ...askedOf(query, site), lang });
  const instruments = entries.map(({ instrument }) => instrument);
  if (query.get("format") === "fhir") {
    const bundle = libraryBundle(instruments, termsOf(site.content), lang, scope.now);
    return file(
      `${JSON.stringify(bundle, null, 2)}\n`,
      "application/fhir+json; charset=utf-8",
      "instruments.json",
    );
  }
  return file(libraryCsv(instruments), "text/csv; charset=utf-8", "instruments.csv");
}

function file(body: string, type: string, name: string): Answer {
  const headers = {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  };
  return { kind: "raw", response: new Response(body, { headers }) };
}
