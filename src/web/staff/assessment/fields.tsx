import {
  type Code,
  type CodeList,
  codeLabel,
  type FindingCode,
  searchCodes,
} from "#src/domains/assessments/index.ts";
import { pages, type QuestionModel } from "#src/domains/forms/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  Checkboxes,
  fill,
  idOf,
  Segments,
  Select,
  type SelectOption,
  TextArea,
  TextField,
} from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { Found } from "./found.tsx";
import { limitOptions } from "./limits.tsx";
import { PREFIX, said, saidAll, type Typed } from "./typed.ts";
import { assessmentWords } from "./words.ts";

/** Codes that a search shows at most. */
const CODES_SHOWN = 8;
/** How many days back an assessment may be dated. */
const DAYS_BACK = 6;

export interface FieldsProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly register: "health" | "social";
  readonly typed: Typed;
  readonly birthDate: Temporal.PlainDate | null;
  readonly error: (name: string) => string | undefined;
  readonly found: readonly FindingCode[];
  /** The codes of the reason were just searched for. */
  readonly searched: boolean;
  /** When the contact came; null while it is being recorded: then the assessment is of this moment. */
  readonly contactAt: Temporal.Instant | null;
  readonly autofocus?: boolean;
}

/** The fields of the assessment, in the order of the form, its instructions beside each. What has a value already is folded. */
export const AssessmentFields = (props: FieldsProps) => {
  const { site, exchange, register, typed, error, found, contactAt } = props;
  const { lang } = exchange;
  const w = assessmentWords(lang);
  const { book, form } = site.assessing;
  const [page] = pages(form.form, typed.answers, lang);
  const question = (linkId: string): QuestionModel | undefined =>
    page?.questions.find(({ name }) => name === linkId);
  const common = (linkId: string) => ({
    lang,
    name: `${PREFIX}${linkId}`,
    label: question(linkId)?.label ?? linkId,
    hint: question(linkId)?.hint,
    error: error(`${PREFIX}${linkId}`),
  });
  const select = (linkId: string, options: readonly SelectOption[], empty: string = w.choose) => {
    const value = said(typed.answers, linkId);
    return (
      <Select
        {...common(linkId)}
        value={value}
        options={[{ value: "", label: empty }, ...kept(options, value)]}
      />
    );
  };
  const codes = (list: CodeList, only: (code: Code) => boolean = () => true): SelectOption[] =>
    list.codes.filter(only).map(({ code, names }) => ({ value: code, label: names[lang] }));
  const service = select(
    "service",
    codes(book.service, (one) => one.register === undefined || one.register === register),
  );
  const folded = ["service", "nature", "first-visit", "wishes", "move-consent", "day", "time"];
  const openFold = folded.some((linkId) => error(`${PREFIX}${linkId}`)) || typed.time !== "";
  return (
    <>
      <input type="hidden" name={`${PREFIX}id`} value={typed.id} />
      <input type="hidden" name={`${PREFIX}supersedes`} value={typed.supersedes ?? ""} />
      <Reason {...props} field={common("reason")} />
      {select("urgency", codes(book.urgency))}
      {select("result", codes(book.result))}
      {register === "social" && service}
      {register === "social" && (
        <Checkboxes
          {...common("grounds")}
          values={saidAll(typed.answers, "grounds")}
          choices={book.ground.codes.map(({ code, names, hint }) => ({
            value: code,
            label: names[lang],
            hint: hint?.[lang],
          }))}
        />
      )}
      {select("rule", limitOptions(props), w.noLimit)}
      {select(
        "profession",
        site.content.professions
          .filter(({ registers }) => registers.length > 0)
          .map(({ id, names }) => ({ value: id, label: names[lang] })),
      )}
      {select("mode", codes(book.mode))}
      <TextField
        {...common("result-reason")}
        value={said(typed.answers, "result-reason")}
        autocomplete="off"
      />
      <Guidance list={book.urgency} exchange={exchange} summary={common("urgency").label} />
      <Fold summary={w.more[register]} open={openFold}>
        {register === "health" && service}
        {register === "health" && select("nature", codes(book.nature))}
        <Segments
          lang={lang}
          name={`${PREFIX}first-visit`}
          label={common("first-visit").label}
          error={error(`${PREFIX}first-visit`)}
          value={question("first-visit")?.options.find(({ chosen }) => chosen)?.key}
          choices={[
            { value: "true", label: w.yes },
            { value: "false", label: w.no },
          ]}
        />
        <p class="pb-tiny pb-quiet">{common("first-visit").hint}</p>
        <TextArea {...common("wishes")} rows={3} value={question("wishes")?.value} maxlength={4000} />
        <Segments
          lang={lang}
          name={`${PREFIX}move-consent`}
          label={common("move-consent").label}
          error={error(`${PREFIX}move-consent`)}
          value={question("move-consent")?.options.find(({ chosen }) => chosen)?.key}
          choices={(question("move-consent")?.options ?? []).map(({ key, label }) => ({ value: key, label }))}
        />
        <p class="pb-tiny pb-quiet">{common("move-consent").hint}</p>
        {contactAt && <When {...props} contactAt={contactAt} />}
      </Fold>
      {(found.length > 0 || typed.explanation !== "") && (
        <div id="found" class="pb-mt">
          <p>
            <b>{w.found}</b> {w.foundLead}
          </p>
          <Found lang={lang} found={found} />
          <TextField
            lang={lang}
            name={`${PREFIX}explanation`}
            label={w.explanation}
            hint={w.explanationHint}
            value={typed.explanation}
            error={error(`${PREFIX}explanation`)}
            autocomplete="off"
          />
        </div>
      )}
    </>
  );
};

/** What a choice has no more is still shown as chosen: whoever corrects it sees what it was. */
const kept = (options: readonly SelectOption[], value: string): readonly SelectOption[] =>
  value === "" || options.some((one) => one.value === value)
    ? options
    : [...options, { value, label: value }];

const Guidance = ({ list, exchange, summary }: { list: CodeList; exchange: Exchange; summary: string }) => (
  <Fold summary={fill(assessmentWords(exchange.lang).guidance, { what: summary })}>
    <p class="pb-tiny pb-quiet">{assessmentWords(exchange.lang).own}</p>
    <dl class="pb-facts pb-small">
      {list.codes.map(({ names, hint }) => (
        <>
          <dt>{names[exchange.lang]}</dt>
          <dd>{hint?.[exchange.lang]}</dd>
        </>
      ))}
    </dl>
  </Fold>
);

/** The reason: a code as it is typed or offered by the browser, found by a search, or own words. */
const Reason = (
  props: FieldsProps & {
    field: {
      lang: "fi" | "sv" | "en";
      name: string;
      label: string;
      hint: string | undefined;
      error: string | undefined;
    };
  },
) => {
  const { site, exchange, typed, searched, field, autofocus } = props;
  const { lang } = exchange;
  const w = assessmentWords(lang);
  const list = site.assessing.book.reason;
  const text = said(typed.answers, "reason");
  const hits = searched || typed.pick !== "" ? searchCodes(list, text, CODES_SHOWN) : [];
  const listId = `${PREFIX}codes`;
  return (
    <div>
      <TextField
        {...field}
        value={text}
        autocomplete="off"
        spellcheck={false}
        list={listId}
        autofocus={autofocus && !searched}
      />
      <datalist id={listId}>
        {list.codes.map((one) => (
          <option value={codeLabel(one, lang)} />
        ))}
      </datalist>
      <input type="hidden" name={`${PREFIX}picked-for`} value={text} />
      <p class="pb-row">
        <Button name="do" value="find-code" variant="secondary" small flush icon="search">
          {w.findCode}
        </Button>
        {searched && hits.length === 0 && <span role="status">{w.noCodes}</span>}
      </p>
      {hits.length > 0 && (
        <fieldset class="pb-found">
          <legend class="nhsuk-u-visually-hidden">{w.codesFound}</legend>
          {hits.map((one, index) => (
            <label>
              <input
                type="radio"
                name={`${PREFIX}pick`}
                value={one.code}
                checked={typed.pick === one.code}
                autofocus={searched && index === 0}
              />{" "}
              {codeLabel(one, lang)}
            </label>
          ))}
          <label>
            <input type="radio" name={`${PREFIX}pick`} value="" checked={typed.pick === ""} /> {w.ownWords}
          </label>
        </fieldset>
      )}
    </div>
  );
};

const When = ({ exchange, typed, error, contactAt }: FieldsProps & { contactAt: Temporal.Instant }) => {
  const { lang, scope } = exchange;
  const w = assessmentWords(lang);
  const today = localDate(scope.now);
  const back = Math.min(DAYS_BACK, localDate(contactAt).until(today, { largestUnit: "days" }).days);
  const days = Array.from({ length: Math.max(back, 0) + 1 }, (_, n) => today.subtract({ days: n }));
  return (
    <>
      <Select
        lang={lang}
        name={`${PREFIX}day`}
        id={idOf(`${PREFIX}day`)}
        label={w.day}
        value={typed.day}
        options={days.map((date) => ({
          value: date.toString(),
          label: day(startOfDay(date), lang, scope.now),
        }))}
      />
      <TextField
        lang={lang}
        name={`${PREFIX}time`}
        label={w.time}
        hint={w.timeHint}
        value={typed.time}
        error={error(`${PREFIX}time`)}
        width={5}
        autocomplete="off"
      />
    </>
  );
};
