import type { Person } from "#src/domains/people/index.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { accessesOfPerson } from "#src/platform/audit/read.ts";
import type { Answer } from "#src/platform/http/route.ts";
import { type Block, makePdf } from "#src/platform/pdf/document.ts";
import type { Scope } from "#src/platform/scope.ts";
import { accessText } from "../access-text.ts";
import { file } from "../file.ts";
import { day, moment } from "../format.ts";
import type { Site } from "../site.ts";
import { fill } from "../ui/index.ts";
import { dataWords } from "./words.ts";

/** The most rows of the log that one file holds: some hundred pages. */
const MOST = 5_000;

export interface LogAsked {
  readonly person: Person;
  readonly lang: Lang;
  readonly from: Temporal.Instant | undefined;
  readonly before: Temporal.Instant | undefined;
  /** The reader, who is called "you"; nobody when the county makes it. */
  readonly me?: PersonId | undefined;
}

/** A person's log of a period as a PDF in plain words: who, in which role, what, why, when. */
export async function logFile(site: Site, { db, now }: Scope, asked: LogAsked): Promise<Answer> {
  const { person, lang, from, before, me } = asked;
  const w = dataWords(lang);
  const found = await accessesOfPerson(db, person.id, 0, { from, before, rows: MOST });
  const rows = found.slice(0, MOST);
  const title = fill(w.logTitle, { name: `${person.givenNames} ${person.surname}` });
  const last = before ? before.subtract({ seconds: 1 }) : now;
  const first = from ?? rows.at(-1)?.at ?? now;
  const blocks: Block[] = [
    { kind: "h1", text: title },
    { kind: "p", text: fill(w.logSpan, { from: day(first, lang, now), to: day(last, lang, now) }) },
    { kind: "p", text: fill(w.made, { when: moment(now, lang, now) }), quiet: true },
    { kind: "p", text: w.logPlain },
    ...(found.length > MOST ? [{ kind: "p" as const, text: fill(w.logCut, { n: MOST }) }] : []),
    ...(rows.length === 0 ? [{ kind: "p" as const, text: w.noRows }] : []),
    {
      kind: "list",
      items: rows.map((row) => {
        const { who, role, what, why } = accessText(site, lang, row, me);
        return {
          lead: [who, role].filter(Boolean).join(", "),
          text: `${what}.`,
          note: `${why} · ${moment(row.at, lang, now)}`,
        };
      }),
    },
  ];
  const pageOf = (n: number, of: number) => fill(w.pageOf, { n, of });
  const body = await makePdf({ title, lang, made: now, blocks, pageOf });
  return file(new Uint8Array(body), "application/pdf", "prima-botnia-log.pdf");
}
