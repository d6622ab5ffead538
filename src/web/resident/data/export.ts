import { bundleOf } from "#src/fhir/index.ts";
import { field } from "#src/platform/http/fields.ts";
import type { Answer, Exchange } from "#src/platform/http/route.ts";
import { makePdf } from "#src/platform/pdf/document.ts";
import { dataWords } from "../../data-rights/words.ts";
import { file } from "../../file.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { readable } from "./readable.ts";
import { loadRecord } from "./record.ts";
import { subjectOf } from "./subject.ts";

/** A person's data as a file to keep: for reading, or for machines. Each is an entry of the person's log. */
export async function takeExport(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = dataWords(lang);
  const subject = await subjectOf(exchange, field(fields, "of"));
  const record = await loadRecord(site, scope, subject, lang);
  exchange.log({
    action: "data.export",
    ground: subject.ground,
    personId: subject.person.id,
    contactId: null,
    specialReasonId: null,
  });
  if (field(fields, "format") === "fhir") {
    const bundle = bundleOf(record, scope.newId());
    return file(JSON.stringify(bundle), "application/fhir+json", "prima-botnia-fhir.json");
  }
  const title = `${w.title}: ${subject.person.givenNames} ${subject.person.surname}`;
  const body = await makePdf({
    title,
    lang,
    made: scope.now,
    blocks: readable(site, record, title),
    pageOf: (n, of) => fill(w.pageOf, { n, of }),
  });
  return file(new Uint8Array(body), "application/pdf", "prima-botnia.pdf");
}
