import { OUTCOMES, REFUSAL_REASONS, type RequestCase, requestStatus } from "#src/domains/requests/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { dataWords } from "../../data-rights/words.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Columns,
  CsrfField,
  ErrorSummary,
  Flash,
  fill,
  Radios,
  Select,
  TextArea,
  Timeline,
} from "../../ui/index.ts";
import { staffWords } from "../words.ts";
import { type ForOfficer, loadForOfficer } from "./load.ts";
import { RequestFacts, Written } from "./request-facts.tsx";
import { rightsWords } from "./words.ts";

export const WORDS_MOST = 4_000;

/** What was typed and why it could not be done, for a page that is shown again. */
export interface RequestTrouble {
  readonly status: 422 | 409;
  readonly conflict?: string;
  readonly typed?: Readonly<Record<"outcome" | "reason" | "words" | "correction" | "extend", string>>;
  readonly errors?: Readonly<
    Partial<Record<"outcome" | "reason" | "words" | "correction" | "extend", string>>
  >;
}

const Hidden = ({ exchange, act }: { exchange: Exchange; act: string }) => (
  <>
    <CsrfField token={exchange.csrf()} />
    <input type="hidden" name="act" value={act} />
  </>
);

const AnswerForm = (props: {
  exchange: Exchange;
  of: RequestCase;
  path: string;
  trouble: RequestTrouble | undefined;
}) => {
  const { exchange, of, path, trouble } = props;
  const { lang } = exchange;
  const [w, d] = [rightsWords(lang), dataWords(lang)];
  const { typed, errors } = trouble ?? {};
  return (
    <form method="post" action={path} novalidate>
      <Hidden exchange={exchange} act="answer" />
      <Radios
        lang={lang}
        name="outcome"
        label={w.outcome}
        value={typed?.outcome}
        error={errors?.outcome}
        choices={OUTCOMES.map((one) => ({ value: one, label: d.outcomes[one] }))}
      />
      <Select
        lang={lang}
        name="reason"
        label={w.reason}
        value={typed?.reason ?? ""}
        error={errors?.reason}
        options={[
          { value: "", label: w.noReason },
          ...REFUSAL_REASONS.map((one) => ({ value: one, label: d.reasons[one] })),
        ]}
      />
      {of.request.kind === "rectification" && (
        <TextArea
          lang={lang}
          name="correction"
          label={w.correction}
          hint={w.correctionHint}
          value={typed?.correction ?? of.request.shouldBe ?? ""}
          error={errors?.correction}
          maxlength={WORDS_MOST}
        />
      )}
      <TextArea
        lang={lang}
        name="words"
        label={w.words}
        hint={w.wordsHint}
        value={typed?.words ?? ""}
        error={errors?.words}
        maxlength={WORDS_MOST}
      />
      <Button icon="send">{w.send}</Button>
    </form>
  );
};

const ExtendForm = (props: { exchange: Exchange; path: string; trouble: RequestTrouble | undefined }) => {
  const { exchange, path, trouble } = props;
  const w = rightsWords(exchange.lang);
  return (
    <form method="post" action={path} novalidate>
      <Hidden exchange={exchange} act="extend" />
      <TextArea
        lang={exchange.lang}
        name="extend"
        label={w.extendWhy}
        hint={w.extendHint}
        value={trouble?.typed?.extend ?? ""}
        error={trouble?.errors?.extend}
        maxlength={WORDS_MOST}
      />
      <Button variant="secondary">{w.extend}</Button>
    </form>
  );
};

const LogForm = ({ exchange, path, shown }: { exchange: Exchange; path: string; shown: ForOfficer }) => {
  const { lang } = exchange;
  const w = rightsWords(lang);
  const names = staffWords(lang).languages;
  return (
    <form method="post" action={path} data-turbo="false">
      <Hidden exchange={exchange} act="log" />
      <Select
        lang={lang}
        name="logLang"
        label={w.logLang}
        value={shown.request.language}
        options={(["fi", "sv", "en"] as const).map((one) => ({ value: one, label: names[one] }))}
      />
      <Button variant="secondary">{w.logPdf}</Button>
    </form>
  );
};

/** One request as the data-protection officer handles it. */
export async function drawRequest(site: Site, exchange: Exchange, trouble?: RequestTrouble): Promise<Answer> {
  const { lang, scope } = exchange;
  const [w, d] = [rightsWords(lang), dataWords(lang)];
  const shown = await loadForOfficer(site, exchange);
  const { of, request, person } = shown;
  exchange.log({
    action: "data-request.open",
    ground: "role-duty",
    personId: person.id,
    contactId: request.contactId,
    specialReasonId: null,
  });
  const status = requestStatus(of.facts);
  const open = status === "received" || status === "taken";
  const path = to("request", lang, { id: request.id });
  const errors = Object.entries(trouble?.errors ?? {}).map(([field, text]) => ({ field, text }));
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={fill(d.requestTitle, { reference: request.reference })}
      back={{ href: to("requests", lang), label: w.requests }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Flash text={exchange.query.get("done") ? w.saved : undefined} />
      {trouble?.conflict && <p class="pb-error">{w.conflicts[trouble.conflict]}</p>}
      <h1>{d.kinds[request.kind]}</h1>
      <Columns shape="3-2">
        <div>
          <Written exchange={exchange} shown={shown} />
          {status === "received" && (
            <form method="post" action={path}>
              <Hidden exchange={exchange} act="take" />
              <Button variant="secondary">{w.take}</Button>
            </form>
          )}
          {open && (
            <Box tight id="answer" title={w.answer}>
              <AnswerForm exchange={exchange} of={of} path={path} trouble={trouble} />
            </Box>
          )}
          {open && request.kind !== "log" && !of.facts.some(({ type }) => type === "extended") && (
            <Box tight id="extend-time" title={w.extend}>
              <ExtendForm exchange={exchange} path={path} trouble={trouble} />
            </Box>
          )}
          {status === "answered" && (
            <form method="post" action={path}>
              <Hidden exchange={exchange} act="close" />
              <Button variant="secondary">{w.close}</Button>
            </form>
          )}
        </div>
        <aside>
          <RequestFacts site={site} exchange={exchange} shown={shown} />
          <LogForm exchange={exchange} path={path} shown={shown} />
          <h2 class="pb-mt">{d.happened}</h2>
          <Timeline
            steps={of.facts.map((fact, index) => ({
              state: index === of.facts.length - 1 ? ("now" as const) : ("done" as const),
              title: d.events[fact.type],
              text: moment(fact.at, lang, scope.now),
            }))}
          />
        </aside>
      </Columns>
    </StaffPage>,
    trouble?.status ?? 200,
  );
}
