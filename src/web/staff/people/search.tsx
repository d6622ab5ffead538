import { peopleByName, personByIdentityCode } from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { dateOf, parseHetu } from "#src/kernel/hetu.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Columns,
  DateField,
  ErrorSummary,
  Failure,
  type FieldError,
  Form,
  fill,
  TextField,
} from "../../ui/index.ts";
import { peopleWords } from "./words.ts";

/** What was typed. It travels in the body of a post only: no identity code stands in an address or a log. */
interface Typed {
  readonly code: string;
  readonly name: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const NOTHING: Typed = { code: "", name: "", day: "", month: "", year: "" };

interface Outcome {
  readonly errors: readonly FieldError[];
  readonly notice?: { readonly title: string; readonly text: string };
}

function draw(site: Site, exchange: Exchange, typed: Typed, { errors, notice }: Outcome): Answer {
  const { lang } = exchange;
  const w = peopleWords(lang);
  const error = (name: string) => errors.find((one) => one.field === name)?.text as string | undefined;
  const body = (
    <StaffPage site={site} exchange={exchange} title={w.title} hasErrors={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      {notice && <Failure title={notice.title}>{notice.text}</Failure>}
      <Columns shape="1-1">
        <Form action={to("people", lang)} csrf={exchange.csrf()}>
          <Box tight>
            <TextField
              lang={lang}
              name="code"
              label={w.code}
              hint={w.codeHint}
              value={typed.code}
              error={error("code")}
              width={20}
              maxlength={30}
              autocomplete="off"
              spellcheck={false}
            />
            <Button icon="search">{w.search}</Button>
          </Box>
        </Form>
        <Form action={to("people", lang)} csrf={exchange.csrf()}>
          <Box tight>
            <input type="hidden" name="by" value="name" />
            <TextField
              lang={lang}
              name="name"
              label={w.name}
              hint={w.nameHint}
              value={typed.name}
              error={error("name")}
              width={30}
              maxlength={120}
              autocomplete="off"
              spellcheck={false}
            />
            <DateField
              lang={lang}
              name="born"
              label={w.birthDate}
              hint={w.birthHint}
              value={{ day: typed.day, month: typed.month, year: typed.year }}
              error={error("born")}
            />
            <Button icon="search">{w.search}</Button>
          </Box>
        </Form>
      </Columns>
    </StaffPage>
  );
  return page(body, errors.length > 0 || notice ? 422 : 200);
}

export const showSearch = (site: Site, exchange: Exchange): Answer =>
  draw(site, exchange, NOTHING, { errors: [] });

const typedIn = (fields: Fields): Typed => ({
  code: field(fields, "code").slice(0, 30),
  name: field(fields, "name").slice(0, 120),
  day: field(fields, "born.day").slice(0, 4),
  month: field(fields, "born.month").slice(0, 4),
  year: field(fields, "born.year").slice(0, 4),
});

const numberIn = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);

/** That somebody is known to the county is told by the search itself: it is in their log, wherever the searcher goes next. */
function note(exchange: Exchange, personId: PersonId): void {
  exchange.log({
    action: "person.find",
    ground: "queue-duty",
    personId,
    contactId: null,
    specialReasonId: null,
  });
}

function found(exchange: Exchange, id: PersonId): Answer {
  note(exchange, id);
  return redirect(to("person", exchange.lang, { id }));
}

/** Looks for one person and leads to their page, where the right to open it is asked. Finds nobody: says so, keeps what was typed. */
export async function search(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const w = peopleWords(lang);
  const typed = typedIn(exchange.fields);
  const refuse = (...errors: FieldError[]) => draw(site, exchange, typed, { errors });
  const none = { errors: [], notice: { title: w.none, text: w.noneBody } };
  const today = localDate(scope.now);
  if (typed.code !== "") {
    const read = parseHetu(typed.code, today);
    if (!read.ok) return refuse({ field: "code", text: w.problems[read.problem] });
    const person = await personByIdentityCode(scope.db, read.hetu.code);
    return person ? found(exchange, person.id) : draw(site, exchange, typed, none);
  }
  const named = field(exchange.fields, "by") === "name" || typed.name !== "";
  if (!named) return refuse({ field: "code", text: w.missing });
  const born = dateOf(numberIn(typed.year), numberIn(typed.month), numberIn(typed.day));
  const wrong: FieldError[] = [];
  if (!/\S\s+\S/u.test(typed.name)) wrong.push({ field: "name", text: w.nameMissing });
  if (!born || born.year < 1850 || Temporal.PlainDate.compare(born, today) > 0) {
    wrong.push({ field: "born", text: w.birthWrong });
  }
  if (wrong.length > 0 || !born) return refuse(...wrong);
  const [first, ...others] = await peopleByName(scope.db, typed.name, born);
  if (!first) return draw(site, exchange, typed, none);
  if (others.length > 0) {
    for (const personId of [first, ...others]) note(exchange, personId);
    const text = fill(w.many, { n: others.length + 1 });
    return draw(site, exchange, typed, { errors: [], notice: { title: w.none, text } });
  }
  return found(exchange, first);
}
