import {
  type Code,
  deadlinesOf,
  findCode,
  limitFrom,
  limitsOffered,
} from "#src/domains/assessments/index.ts";
import { type DeadlineRule, dueAt } from "#src/domains/deadlines/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { DueSteps } from "../../due-steps.tsx";
import { day, moment } from "../../format.ts";
import type { Site } from "../../site.ts";
import { Box, fill, LineList, type SelectOption } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { said, saidAll, type Typed } from "./typed.ts";
import { assessmentWords } from "./words.ts";

export interface LimitsProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly register: "health" | "social";
  readonly typed: Typed;
  readonly birthDate: Temporal.PlainDate | null;
  /** When the contact came; null in a call, which comes now. */
  readonly contactAt: Temporal.Instant | null;
}

/** When a limit ends if it is named now. */
const endOf = ({ exchange, contactAt }: LimitsProps, rule: DeadlineRule) => {
  const { now } = exchange.scope;
  return dueAt(rule, limitFrom(rule, contactAt ?? now, now));
};

/** The limits that may follow, of every service of the register: those of the chosen service first, then of every ground of social care. The professional chooses. */
export function offered({ site, exchange, register, typed, birthDate }: LimitsProps): DeadlineRule[] {
  const { book } = site.assessing;
  const of = (linkId: "nature" | "urgency") => findCode(book[linkId], said(typed.answers, linkId));
  const services = book.service.codes
    .filter((one) => one.register === undefined || one.register === register)
    .sort(
      (a, b) =>
        Number(b.code === said(typed.answers, "service")) - Number(a.code === said(typed.answers, "service")),
    );
  const ticked = saidAll(typed.answers, "grounds");
  const chosen = book.ground.codes.filter(({ code }) => ticked.includes(code));
  // What is not ticked yet is offered too, after the rest: the page has no other way to know what will be ticked.
  const others = register === "social" ? book.ground.codes.filter((one) => !chosen.includes(one)) : [];
  const brought = (more: readonly Code[]) =>
    limitsOffered(deadlinesOf(site.rules), {
      chosen: [...more, of("nature"), of("urgency")],
      at: exchange.scope.now,
      birthDate,
    });
  const rules = [
    ...services.flatMap((service) => brought([service, ...chosen])),
    ...others.flatMap((ground) => brought([...chosen, ground])),
  ];
  return rules.filter(({ id }, index) => rules.findIndex((one) => one.id === id) === index);
}

const sourceText = ({ source }: DeadlineRule, lang: Lang): string =>
  typeof source === "string" ? source : source[lang];

/** The limits as choices: what each promises, until when, and whether it has been compared with the statute. */
export function limitOptions(props: LimitsProps): SelectOption[] {
  const { lang, scope } = props.exchange;
  const w = assessmentWords(lang);
  return offered(props).map((rule) => {
    const due = day(endOf(props, rule).due, lang, scope.now);
    const label = fill(w.limitOption, { name: rule.name[lang], limit: rule.limit[lang], due }).replace(
      /\.$/,
      "",
    );
    return { value: rule.id, label: rule.verified ? label : `${label} (${w.unverified})` };
  });
}

/** Each limit with its source, whether it is verified, and how its day was counted. */
export const LimitList = (props: LimitsProps) => {
  const { lang, scope } = props.exchange;
  const w = assessmentWords(lang);
  const rules = offered(props);
  if (rules.length === 0) return <p>{w.noLimits}</p>;
  return (
    <>
      <p class="pb-small">
        {w.limitsLead} {props.birthDate ? "" : w.limitsUnknownAge}
      </p>
      <LineList
        small
        items={rules.map((rule) => {
          const counted = endOf(props, rule);
          return (
            <>
              <b>{rule.name[lang]}</b>: {rule.limit[lang]}
              <br />
              {w.limitBy} {moment(counted.due, lang, scope.now)}
              <br />
              <span class="pb-tiny pb-quiet">
                {fill(w.source, { source: sourceText(rule, lang) })} (
                {rule.verified ? w.verified : w.unverified})
              </span>
              <Fold summary={w.howCounted}>
                <DueSteps due={counted} lang={lang} now={scope.now} />
              </Fold>
            </>
          );
        })}
      />
    </>
  );
};

export const Limits = (props: LimitsProps) => (
  <Box tight id="limits" title={assessmentWords(props.exchange.lang).limits}>
    <LimitList {...props} />
  </Box>
);
