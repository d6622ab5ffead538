import {
  addWishes,
  readWish,
  WISH_KINDS,
  WISHES,
  type Wishes,
  type WishKind,
  wishesInForce,
  wishesOf,
} from "#src/domains/people/index.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { dataWords } from "../../data-rights/words.ts";
import { moment } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, Chips, CsrfField, fill, NotificationBanner, Radios } from "../../ui/index.ts";
import { mayBanGuardians, readerOf, type Subject, subjectOf } from "./subject.ts";

const kindsFor = (subject: Subject, now: Temporal.Instant): readonly WishKind[] =>
  WISH_KINDS.filter((kind) => kind !== "guardians" || mayBanGuardians(subject, now));

const Wish = ({ exchange, kind, inForce }: { exchange: Exchange; kind: WishKind; inForce: Wishes }) => {
  const { lang, scope } = exchange;
  const w = dataWords(lang);
  const { value, at } = inForce[kind];
  return (
    <Radios
      lang={lang}
      name={kind}
      label={w.wishes[kind]}
      hint={[w.wishHints[kind], at && `${fill(w.wishSince, { when: moment(at, lang, scope.now) })}.`]
        .filter(Boolean)
        .join(" ")}
      value={value}
      choices={WISHES[kind].map((one) => ({ value: one, label: w.values[one] }))}
    />
  );
};

/** Bans and wishes of oneself or of somebody one acts for: one form, everything in it as it is in force. */
export async function showWishes(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = dataWords(lang);
  const subject = await subjectOf(exchange, exchange.query.get("of") ?? "");
  const inForce = wishesOf(await wishesInForce(scope.db, subject.person.id));
  const here = (id: string) => `${to("wishes", lang)}?${new URLSearchParams({ of: id })}`;
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.wishesTitle}
      back={{ href: to("myData", lang), label: w.title }}
      noindex
    >
      {exchange.query.get("done") === "saved" && (
        <NotificationBanner lang={lang} success>
          {w.wishesSaved}
        </NotificationBanner>
      )}
      <h1>
        {subject.ground === "own" ? w.wishesTitle : fill(w.wishesOf, { name: subject.person.givenNames })}
      </h1>
      <p class="nhsuk-lede-text">{w.wishesLead}</p>
      {subject.choices.length > 1 && (
        <Chips
          label={w.whose}
          chips={subject.choices.map(({ id, name }) => ({
            href: here(id),
            label: name ?? w.me,
            current: id === subject.person.id,
          }))}
        />
      )}
      <form method="post" action={to("wishes", lang)} novalidate>
        <CsrfField token={exchange.csrf()} />
        <input type="hidden" name="of" value={subject.person.id} />
        {kindsFor(subject, scope.now).map((kind) => (
          <Wish exchange={exchange} kind={kind} inForce={inForce} />
        ))}
        <Button>{w.save}</Button>
      </form>
    </ResidentPage>,
  );
}

/** Writes down what has changed; the same form sent again changes nothing. */
export async function takeWishes(_site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const subject = await subjectOf(exchange, field(fields, "of"));
  const { person, ground } = subject;
  const inForce = wishesOf(await wishesInForce(scope.db, person.id));
  const changed = kindsFor(subject, scope.now).flatMap((kind) => {
    const value = readWish(kind, field(fields, kind));
    return value === undefined || value === inForce[kind].value
      ? []
      : [{ id: scope.newId(), kind, value, at: scope.now, by: readerOf(exchange), recordedBy: null, ground }];
  });
  await addWishes(scope.db, person.id, changed);
  exchange.log({ action: "data.wish", ground, personId: person.id, contactId: null, specialReasonId: null });
  const of = ground === "own" ? {} : { of: person.id };
  return redirect(
    `${to("wishes", lang)}?${new URLSearchParams({ ...of, done: "saved" } as Record<string, string>)}`,
  );
}
