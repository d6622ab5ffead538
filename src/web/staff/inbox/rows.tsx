import { cameWhileClosed, type QueueRow } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, EmptyState, fill, kept, Queue } from "../../ui/index.ts";
import { timeTag } from "../time-tag.ts";
import { staffWords } from "../words.ts";
import { inboxWords } from "./words.ts";

interface DrawnProps {
  readonly site: Site;
  readonly lang: Lang;
  readonly now: Temporal.Instant;
  readonly rows: readonly QueueRow[];
  readonly withTeam: boolean;
}

interface RowsProps extends DrawnProps {
  readonly exchange: Exchange;
  /** Where the list stands without its filters, when it has any. */
  readonly clear: string | undefined;
}

/** One form takes any row: each button names the contact, so that a row costs no token of its own. */
const FORM = "take";
/** The form of what is done with several at once: the boxes of the rows belong to it. */
export const SEVERAL_FORM = "several";

const Take = ({ lang, row }: { lang: Lang; row: QueueRow }) => (
  <Button
    variant="secondary"
    small
    flush
    shortcut="t"
    form={FORM}
    formaction={`${to("contact", lang, { id: row.id })}/take`}
  >
    {inboxWords(lang).take}
    <span class="nhsuk-u-visually-hidden"> {row.reference}</span>
  </Button>
);

/** A limit of the law runs out before the promise: the time shown is the law's. */
const runsByLaw = ({ status, dueAt, nextDueAt }: QueueRow) =>
  (status === "queued" || status === "taken") && nextDueAt !== null && !(dueAt && nextDueAt.equals(dueAt));

/** The rows as they are drawn for everybody who sees them: no name of a resident stands here, nor where somebody under non-disclosure lives. */
const drawRows = ({ site, lang, now, rows, withTeam }: DrawnProps) => {
  const w = inboxWords(lang);
  const s = staffWords(lang);
  const place = ({ nonDisclosure, municipality }: QueueRow) =>
    nonDisclosure
      ? s.hidden
      : ((municipality && site.content.findMunicipality(municipality)?.names[lang]) ?? s.unknown);
  return (
    <Queue
      caption={w.caption}
      timeLabel={w.time}
      titleLabel={w.matter}
      tick={{ form: SEVERAL_FORM, name: "id", label: w.selectHead }}
      columns={[w.municipality, w.language, w.received, ...(withTeam ? [w.team] : []), w.holder]}
      rows={rows.map((row) => {
        const { state, text } = timeTag({ ...row, dueAt: row.nextDueAt }, lang, now);
        const line = site.content.findLine(row.line);
        const night = row.status === "queued" && line && cameWhileClosed(line.answering, row.receivedAt);
        return {
          id: row.id,
          href: to("contact", lang, { id: row.id }),
          state,
          time: text,
          title: site.topicName(row.topic)[lang],
          tickLabel: fill(w.select, { reference: row.reference }),
          sub: [
            row.reference,
            line?.names[lang] ?? row.line,
            s.channels[row.channel],
            runsByLaw(row) ? w.byLaw : undefined,
            row.personId ? undefined : w.unnamed,
            night ? w.night : undefined,
          ]
            .filter(Boolean)
            .join(" · "),
          cells: [
            place(row),
            staffWords(lang).languages[row.language],
            day(row.receivedAt, lang, now),
            ...(withTeam ? [site.content.findTeam(row.team)?.names[lang] ?? row.team] : []),
            row.holderName ??
              (row.status === "queued" ? (
                <Take lang={lang} row={row} />
              ) : (
                <span class="pb-quiet">{s.inQueue}</span>
              )),
          ],
        };
      })}
    />
  );
};

/** Every number of a day's pages would be another site: the one of this process has its own. */
const siteNumbers = new WeakMap<Site, number>();
let sites = 0;
function siteNumber(site: Site): number {
  const known = siteNumbers.get(site) ?? ++sites;
  siteNumbers.set(site, known);
  return known;
}

/**
 * The same rows look the same to all who see them within a minute (time left is said in minutes): they are drawn once.
 * Drawing is most of what the page costs, and one change refreshes every screen of a team at once.
 */
const KeptRows = kept(
  drawRows,
  ({ site, lang, now, rows, withTeam }) =>
    `${siteNumber(site)} ${lang} ${withTeam} ${Math.floor(now.epochMilliseconds / 60_000)} ${JSON.stringify(rows)}`,
  60,
);

/** The rows of the queue; what to do when there are none. */
export const InboxRows = ({ clear, exchange, ...drawn }: RowsProps) => {
  const { lang, rows } = drawn;
  const w = inboxWords(lang);
  if (rows.length === 0) {
    return (
      <EmptyState
        title={clear ? w.noneFound : w.none}
        action={
          clear && (
            <Button href={clear} variant="secondary">
              {w.clear}
            </Button>
          )
        }
      >
        {clear ? undefined : w.noneBody}
      </EmptyState>
    );
  }
  return (
    <>
      <form id={FORM} method="post">
        <CsrfField token={exchange.csrf()} />
      </form>
      <KeptRows {...drawn} />
    </>
  );
};
