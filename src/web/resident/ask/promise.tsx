import { dueMoment } from "#src/domains/deadlines/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { promisedDay } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { PromiseBox } from "../../ui/index.ts";
import type { SendingDoor } from "./door.ts";
import { askWords } from "./words.ts";

export type Promised = Pick<SendingDoor, "line" | "deadline">;

export function promiseOf(site: Site, { line, deadline }: Promised, at: Temporal.Instant) {
  const due = dueMoment(site.county.rule(deadline ?? line.promise), at);
  return { due, dueDate: localDate(due) };
}

interface PromiseProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly door: Promised;
}

/** By when an answer comes to what is sent now. */
export const AskPromise = ({ site, door, exchange }: PromiseProps) => {
  const w = askWords(exchange.lang);
  const { due, dueDate } = promiseOf(site, door, exchange.scope.now);
  return (
    <PromiseBox lead={w.promiseLead} date={promisedDay(due, exchange.lang)} datetime={dueDate.toString()}>
      {w.promiseBody} <a href={to("promise", exchange.lang)}>{w.promiseRule}</a>
    </PromiseBox>
  );
};
