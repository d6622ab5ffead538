import type { Child } from "hono/jsx";
import { type Answers, DRAFT_DAYS } from "#src/domains/forms/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { ResidentPage } from "../../frame.tsx";
import type { Site } from "../../site.ts";
import { Button, Columns, Form, fill } from "../../ui/index.ts";
import { dangerIn } from "../ask/danger.ts";
import { AskPromise } from "../ask/promise.tsx";
import { DangerCard, UrgentBox } from "../help.tsx";
import type { FormDoor } from "./door.ts";
import { formsWords } from "./words.ts";

interface FormFrameProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly door: FormDoor;
  readonly title: string;
  readonly back: string;
  readonly answers: Answers;
  readonly hasErrors?: boolean;
  readonly children?: Child;
}

/** The frame of every page of a form: help at once when an answer suggests danger; the promise where somebody answers. */
export const FormFrame = ({
  site,
  exchange,
  door,
  title,
  back,
  answers,
  hasErrors = false,
  children,
}: FormFrameProps) => {
  const { lang } = exchange;
  const { acute } = dangerIn(site, door, answers);
  const w = formsWords(lang);
  return (
    <ResidentPage
      site={site}
      exchange={exchange}
      title={title}
      back={{ href: back }}
      hasErrors={hasErrors}
      noindex
    >
      <Columns>
        <div>
          <div id="danger" role="status">
            {acute && (
              <DangerCard
                site={site}
                exchange={exchange}
                unread={door.line || door.visits.length > 0 ? undefined : w.dangerUnread}
              />
            )}
          </div>
          {children}
        </div>
        <aside>
          {door.line && <AskPromise site={site} door={{ ...door, line: door.line }} exchange={exchange} />}
          {!acute && <UrgentBox site={site} exchange={exchange} />}
        </aside>
      </Columns>
    </ResidentPage>
  );
};

/** How long what is begun is kept, in words. */
export function keptFor(exchange: Exchange): string {
  const w = formsWords(exchange.lang);
  return exchange.visitor.resident
    ? fill(w.keptSigned, { days: DRAFT_DAYS.person })
    : fill(w.kept, { days: DRAFT_DAYS.browser, code: DRAFT_DAYS.code });
}

/** Below every page: go on at another time, or delete what was answered. */
export const Afterwards = ({
  door,
  exchange,
  begun,
}: {
  door: FormDoor;
  exchange: Exchange;
  begun: boolean;
}) => {
  const { lang } = exchange;
  const w = formsWords(lang);
  if (!begun) return null;
  return (
    <div class="pb-noprint">
      <p>
        <a href={door.later(lang)}>{w.later}</a>
      </p>
      <Form action={door.start(lang)} csrf={exchange.csrf()}>
        <Button variant="text" name="throw-away" value="1">
          {w.throwAway}
        </Button>
      </Form>
    </div>
  );
};
