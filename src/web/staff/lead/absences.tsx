import {
  ABSENCE_KINDS,
  type AbsenceFault,
  type AbsenceKind,
  absencesFrom,
  addAbsence,
  members,
  removeAbsence,
  type ShownAbsence,
  spanOf,
} from "#src/domains/people/index.ts";
import { blockDays, blockedTimes, bookedWhileAway, freeDays } from "#src/domains/scheduling/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { mayByRole } from "#src/platform/access/permissions.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  CsrfField,
  EmptyState,
  ErrorSummary,
  Flash,
  Select,
  TextField,
} from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { AbsenceTable, BlockedList, daysOf } from "./absence-lists.tsx";
import { LeadNav } from "./lead-nav.tsx";
import { leadWords } from "./words.ts";

type FaultField = "who" | "from" | "to" | "kind";
interface Typed {
  readonly who: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly errors: Readonly<Partial<Record<FaultField, string>>>;
}

/** Of whom the reader may record absences: everybody of the teams they lead, and anyone's own. */
async function peopleOf(
  exchange: Exchange,
): Promise<readonly { id: Typed["who"] & ShownAbsence["professionalId"]; name: string }[]> {
  const staff = staffOf(exchange);
  const self = { id: staff.professionalId, name: staff.name };
  if (!mayByRole(staff, "team.lead")) return [self];
  const team = await members(exchange.scope.db, staff.teams, localDate(exchange.scope.now));
  return team.some(({ id }) => id === self.id) ? team : [self, ...team];
}

/** Absences of the teams that the reader leads, or their own, and the form for one more. */
export async function showAbsences(site: Site, exchange: Exchange, typed?: Typed): Promise<Answer> {
  const { lang, scope } = exchange;
  const staff = staffOf(exchange);
  const w = leadWords(lang);
  const people = await peopleOf(exchange);
  const today = localDate(scope.now);
  const absences = await absencesFrom(
    scope.db,
    people.map(({ id }) => id),
    today,
  );
  const [blocked, booked] = await Promise.all([
    blockedTimes(
      scope.db,
      people.map(({ id }) => id),
      scope.now,
    ),
    bookedWhileAway(scope.db, absences.map(daysOf), scope.now),
  ]);
  const errors = Object.entries(typed?.errors ?? {}).map(([name, text]) => ({ field: name, text }));
  const done = { recorded: w.recorded, removed: w.removed, gone: w.gone }[exchange.query.get("done") ?? ""];
  return page(
    <StaffPage site={site} exchange={exchange} title={w.absences} hasErrors={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.absences}</h1>
      <LeadNav exchange={exchange} at="absences" />
      <Flash text={typed ? undefined : done} />
      <p>{people.length > 1 ? w.absencesLead : `${w.absencesLead} ${w.ownLead}`}</p>
      <Box tight id="record" title={w.record}>
        <form method="post" action={to("absences", lang)} novalidate>
          <CsrfField token={exchange.csrf()} />
          <Select
            lang={lang}
            name="who"
            label={w.who}
            value={typed?.who ?? staff.professionalId}
            error={typed?.errors.who}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            lang={lang}
            name="from"
            type="date"
            width={10}
            label={w.from}
            value={typed?.from ?? today.toString()}
            error={typed?.errors.from}
          />
          <TextField
            lang={lang}
            name="to"
            type="date"
            width={10}
            label={w.to}
            hint={w.toHint}
            value={typed?.to ?? ""}
            error={typed?.errors.to}
          />
          <Select
            lang={lang}
            name="kind"
            label={w.kind}
            value={typed?.kind ?? "absent"}
            error={typed?.errors.kind}
            options={ABSENCE_KINDS.map((kind) => ({ value: kind, label: w.kinds[kind] }))}
          />
          <Button variant="secondary">{w.record}</Button>
        </form>
      </Box>
      <h2>{w.listed}</h2>
      {absences.length === 0 ? (
        <EmptyState title={w.noAbsences} />
      ) : (
        <AbsenceTable exchange={exchange} absences={absences} booked={booked} />
      )}
      <BlockedList exchange={exchange} blocked={blocked} />
    </StaffPage>,
    typed ? 422 : 200,
  );
}

/** Where the fault of a span stands on the form. */
const FIELD_OF: Readonly<Record<AbsenceFault, FaultField>> = {
  from: "from",
  to: "to",
  order: "to",
  past: "to",
  "too-long": "to",
};

/** Records an absence or takes one back: one's own, or of somebody of the teams that the reader leads. */
export async function takeAbsence(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const { professionalId } = staffOf(exchange);
  const w = leadWords(lang);
  const people = await peopleOf(exchange);
  const list = to("absences", lang);
  if (field(fields, "do") === "remove") {
    const id = parseId(field(fields, "absence"));
    const ids = people.map((one) => one.id);
    const removed =
      id !== undefined &&
      (await scope.db.begin(async (tx) => {
        if (!(await removeAbsence(tx, id, ids, professionalId, scope.now))) return false;
        await freeDays(tx, id);
        return true;
      }));
    site.poke();
    return redirect(`${list}?done=${removed ? "removed" : "gone"}`);
  }
  const typed = {
    who: field(fields, "who"),
    from: field(fields, "from"),
    to: field(fields, "to"),
    kind: field(fields, "kind"),
  };
  const who = people.find(({ id }) => id === typed.who);
  const kind: AbsenceKind | undefined = ABSENCE_KINDS.find((one) => one === typed.kind);
  const span = spanOf(typed.from, typed.to, localDate(scope.now));
  if (!who || !kind || typeof span === "string") {
    const errors: Partial<Record<FaultField, string>> = {
      ...(!who && { who: w.faults.who }),
      ...(typeof span === "string" && { [FIELD_OF[span]]: w.faults[span] }),
      ...(!kind && { kind: w.faults.kind }),
    };
    return showAbsences(site, exchange, { ...typed, errors });
  }
  const absence = { id: scope.newId(), professionalId: who.id, kind, ...span };
  const done = await scope.db.begin(async (tx) => {
    const added = await addAbsence(tx, absence, professionalId, scope.now);
    if (added === "recorded") await blockDays(tx, daysOf(absence));
    return added;
  });
  if (done === "meets") return showAbsences(site, exchange, { ...typed, errors: { from: w.faults.overlap } });
  site.poke();
  return redirect(`${list}?done=recorded`);
}
