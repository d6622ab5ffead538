import type { QueueRow } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, EmptyState, Queue } from "../../ui/index.ts";
import { timeTag } from "../time-tag.ts";
import { staffWords } from "../words.ts";
import { inboxWords } from "./words.ts";

interface RowsProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly rows: readonly QueueRow[];
  /** Where the list stands without its filters, when it has any. */
  readonly clear: string | undefined;
  readonly withTeam: boolean;
}

/** One form takes any row: each button names the contact, so that a row costs no token of its own. */
const FORM = "take";

const Take = ({ lang, row }: { lang: Lang; row: QueueRow }) => (
  <Button
    variant="secondary"
    small
    flush
    shortcut="o"
    form={FORM}
    formaction={`${to("contact", lang, { id: row.id })}/take`}
  >
    {inboxWords(lang).take}
    <span class="nhsuk-u-visually-hidden"> {row.reference}</span>
  </Button>
);

/** The rows of the queue: no name stands here, nor where somebody under non-disclosure lives. */
export const InboxRows = ({ site, exchange, rows, clear, withTeam }: RowsProps) => {
  const { lang, scope } = exchange;
  const w = inboxWords(lang);
  const s = staffWords(lang);
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
  const place = ({ nonDisclosure, municipality }: QueueRow) =>
    nonDisclosure
      ? s.hidden
      : ((municipality && site.content.findMunicipality(municipality)?.names[lang]) ?? s.unknown);
  return (
    <>
      <form id={FORM} method="post">
        <CsrfField token={exchange.csrf()} />
      </form>
      <Queue
        caption={w.caption}
        timeLabel={w.time}
        titleLabel={w.matter}
        columns={[w.municipality, w.language, w.received, ...(withTeam ? [w.team] : []), w.holder]}
        rows={rows.map((row) => {
          const { state, text } = timeTag(row, lang, scope.now);
          const line = site.content.findLine(row.line)?.names[lang] ?? row.line;
          return {
            id: row.id,
            href: to("contact", lang, { id: row.id }),
            state,
            time: text,
            title: site.topicName(row.topic)[lang],
            sub: [row.reference, line, s.channels[row.channel], row.personId ? undefined : w.unnamed]
              .filter(Boolean)
              .join(" · "),
            cells: [
              place(row),
              row.language,
              day(row.receivedAt, lang, scope.now),
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
    </>
  );
};
