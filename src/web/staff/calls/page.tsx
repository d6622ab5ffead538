import { callDays, OWN_MATTERS_AGE } from "#src/domains/contacts/index.ts";
import { ageAt, localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { LANGS } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Checkboxes,
  ErrorSummary,
  type FieldError,
  Form,
  fill,
  Segments,
  Select,
  TextArea,
  TextField,
} from "../../ui/index.ts";
import type { CheckedCall } from "../assessment/in-call.tsx";
import { AssessmentInCall } from "../assessment/in-call.tsx";
import { WHY_LEAST, WHY_MOST } from "../circle/gate.tsx";
import { circleWords } from "../circle/words.ts";
import { Flash } from "../flash.tsx";
import { staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { AfterDeath } from "./after-death.tsx";
import { PersonChoice } from "./choice.tsx";
import { isMinor } from "./minor.ts";
import type { Told } from "./people.ts";
import { topicsFor } from "./topics.ts";
import { RECORDED_CHANNELS, type Typed, WHOM } from "./typed.ts";
import { callWords } from "./words.ts";

const CALL_DAYS = 5;

export interface CallShown {
  readonly errors: readonly FieldError[];
  /** Which search was just made. */
  readonly found?: "caller" | "about" | "code";
  /** The assessment made in the same go, as far as it is. */
  readonly assessed: CheckedCall;
}

interface PartProps extends CallShown {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly typed: Typed;
  readonly told: Told;
  readonly error: (name: string) => string | undefined;
}

/** How, who, and for whom. */
const Who = ({ site, exchange, typed, told, error, found, errors }: PartProps) => {
  const { lang, scope } = exchange;
  const w = callWords(lang);
  const s = staffWords(lang);
  const { lines } = staffOf(exchange);
  const { person, bond, caller } = told;
  const grown =
    person && bond === "guardian" && ageAt(person.birthDate, localDate(scope.now)) >= OWN_MATTERS_AGE;
  const unentitled = person && typed.whom !== "self" && bond === "none";
  return (
    <Box tight id="who" title={w.who}>
      <Segments
        lang={lang}
        name="channel"
        label={w.channel}
        value={typed.channel}
        choices={RECORDED_CHANNELS.map((value) => ({ value, label: s.channels[value] }))}
      />
      <PersonChoice
        {...{ site, exchange, choice: caller }}
        name="caller"
        label={w.caller}
        hint={w.callerHint}
        error={error("caller")}
        found={found === "caller"}
        autofocus={!found && errors.length === 0}
      />
      <Segments
        lang={lang}
        name="whom"
        label={w.whom}
        value={typed.whom}
        choices={WHOM.map((value) => ({ value, label: w.whoms[value] }))}
      />
      {(typed.whom !== "self" || told.about.text !== "") && (
        <PersonChoice
          {...{ site, exchange, choice: told.about }}
          name="about"
          label={w.about}
          hint={w.aboutHint}
          error={error("about")}
          found={found === "about"}
        />
      )}
      {unentitled && (
        <div class="pb-box pb-box--sea pb-box--tight" role="note">
          <p class="pb-flush">
            <b>{w.noRight}</b> {w.noRightBody}
          </p>
        </div>
      )}
      <AfterDeath lang={lang} typed={typed} told={told} error={error("after-death")} />
      {grown && <p class="pb-tiny">{w.grown}</p>}
      {person && isMinor(person.birthDate, scope.now) && (typed.whom !== "self" || typed.will !== "") && (
        <Segments
          lang={lang}
          name="will"
          label={w.will}
          value={typed.will}
          choices={(["sees", "hidden"] as const).map((value) => ({ value, label: w.wills[value] }))}
        />
      )}
      {told.near && (
        <TextField
          lang={lang}
          name="why"
          label={circleWords(lang).inCall}
          hint={fill(circleWords(lang).wordsHint, { n: WHY_LEAST })}
          value={typed.why}
          error={error("why")}
          maxlength={WHY_MOST}
        />
      )}
      {lines.length > 1 ? (
        <Select
          lang={lang}
          name="line"
          label={w.line}
          value={typed.line}
          options={lines.map((id) => ({ value: id, label: site.content.findLine(id)?.names[lang] ?? id }))}
        />
      ) : (
        <input type="hidden" name="line" value={typed.line} />
      )}
    </Box>
  );
};

/** What it is about, and in which language. */
const Need = ({ site, exchange, typed, told, error }: PartProps) => {
  const { lang } = exchange;
  const w = callWords(lang);
  const s = staffWords(lang);
  const topics = staffOf(exchange)
    .lines.flatMap((line) => topicsFor(site, line))
    .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index);
  return (
    <Box tight id="need" title={w.need}>
      <Select
        lang={lang}
        name="topic"
        label={w.topic}
        value={typed.topic}
        error={error("topic")}
        options={[
          { value: "", label: w.choose },
          ...topics.map(({ id, names }) => ({ value: id, label: names[lang] })),
        ]}
      />
      <TextArea
        lang={lang}
        name="words"
        label={w.words}
        hint={w.wordsHint}
        rows={6}
        value={typed.words}
        error={error("words")}
      />
      <Segments
        lang={lang}
        name="language"
        label={w.language}
        value={typed.language ?? told.person?.serviceLanguage ?? lang}
        choices={LANGS.map((value) => ({ value, label: s.languages[value] }))}
      />
      <TextField
        lang={lang}
        name="interpreter"
        label={w.interpreter}
        hint={w.interpreterHint}
        value={typed.interpreter}
        maxlength={60}
      />
      {!told.person && (
        <Select
          lang={lang}
          name="municipality"
          label={w.municipality}
          value={typed.municipality}
          options={[
            { value: "", label: s.unknown },
            ...site.content.municipalities.map(({ code, names }) => ({ value: code, label: names[lang] })),
          ]}
        />
      )}
      <TextField
        lang={lang}
        name="referrer"
        label={w.referrer}
        hint={w.referrerHint}
        value={typed.referrer}
        error={error("referrer")}
        maxlength={200}
      />
    </Box>
  );
};

/** What happens next: a call promised, an answer at once, or the queue. */
const Next = ({ site, exchange, typed, told, error }: PartProps) => {
  const { lang, scope } = exchange;
  const w = callWords(lang);
  const days = callDays(site.content.line(typed.line).answering, scope.now, CALL_DAYS);
  return (
    <Box tight id="next" title={w.next}>
      <TextField
        lang={lang}
        name="phone"
        type="tel"
        label={w.phone}
        value={typed.phone}
        error={error("phone")}
        width={20}
        autocomplete="off"
      />
      {(!(told.writes || typed.writes) || error("time")) && (
        <>
          <Select
            lang={lang}
            name="day"
            label={w.day}
            value={typed.day}
            options={days.map((date) => ({
              value: date.toString(),
              label: day(startOfDay(date), lang, scope.now),
            }))}
          />
          <TextField
            lang={lang}
            name="time"
            label={w.time}
            hint={w.timeHint}
            value={typed.time}
            error={error("time")}
            width={5}
            autocomplete="off"
          />
        </>
      )}
      <p class="pb-row">
        <Button name="do" value="save" shortcut="Control+Enter">
          {w.save}
        </Button>
      </p>
      <TextArea
        lang={lang}
        name="answer"
        label={w.answer}
        hint={w.answerHint}
        rows={4}
        value={typed.answer}
        error={error("answer")}
      />
      <p class="pb-row">
        <Button name="do" value="answer" variant="secondary" shortcut="Control+Enter">
          {w.answered}
        </Button>
      </p>
      <Checkboxes
        lang={lang}
        name="writes"
        label={w.writesTitle}
        values={told.writes || typed.writes ? ["yes"] : []}
        choices={[{ value: "yes", label: w.writes, hint: told.writes ? w.writesKept : undefined }]}
      />
    </Box>
  );
};

/** The whole of a call on one page: all that was typed stays, whatever was missing. */
export function drawCall(site: Site, exchange: Exchange, typed: Typed, told: Told, shown: CallShown): Answer {
  const { lang } = exchange;
  const w = callWords(lang);
  const { errors } = shown;
  const error = (name: string) => errors.find((one) => one.field === name)?.text as string | undefined;
  const props = { site, exchange, typed, told, error, ...shown };
  if (typed.line === "") {
    return page(
      <StaffPage site={site} exchange={exchange} title={w.title}>
        <h1>{w.title}</h1>
        <p>{w.noLine}</p>
      </StaffPage>,
    );
  }
  const body = (
    <StaffPage site={site} exchange={exchange} title={w.title} hasErrors={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors}>
        {w.kept}
      </ErrorSummary>
      <Flash text={exchange.query.get("done") === "other-team" ? w.otherTeam : undefined} />
      <h1>{w.title}</h1>
      <Form action={to("calls", lang)} csrf={exchange.csrf()} plain>
        <input type="hidden" name="submission" value={typed.submission} />
        <div class="pb-call">
          <Who {...props} />
          <div>
            <Need {...props} />
            <AssessmentInCall {...props} />
          </div>
          <Next {...props} />
        </div>
      </Form>
    </StaffPage>
  );
  return page(body, errors.length > 0 ? 422 : 200);
}
