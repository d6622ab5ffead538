import type { AppointmentType, CalendarOwner } from "#src/domains/scheduling/index.ts";
import { FORMS_OF_SERVICE } from "#src/domains/scheduling/index.ts";
import { LANGS, type LocalText } from "#src/kernel/lang.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { groupWords } from "../../booking/group-words.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, Checkboxes, type FieldError, Form, fill, Select, TextField } from "../../ui/index.ts";
import { outcomeWords } from "../outcome/words.ts";
import { ownerName } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

/** A new group as it was typed. */
export interface GroupTyped {
  readonly type: string;
  readonly title: LocalText;
  readonly leader: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** Minutes between those who come; empty: all at once. */
  readonly slot: string;
  readonly places: string;
  readonly form: string;
  readonly open: boolean;
}

export const NOTHING_TYPED: GroupTyped = {
  type: "",
  title: { fi: "", sv: "", en: "" },
  leader: "",
  day: "",
  from: "",
  to: "",
  slot: "",
  places: "",
  form: "",
  open: true,
};

const SLOTS = ["5", "10", "15", "20", "30", "60"] as const;

export const readTyped = (fields: Fields): GroupTyped => {
  const text = (name: string) => field(fields, name).trim();
  return {
    type: text("type"),
    title: { fi: text("title-fi"), sv: text("title-sv"), en: text("title-en") },
    leader: text("leader"),
    day: text("group-day"),
    from: text("from"),
    to: text("to"),
    slot: SLOTS.find((one) => one === text("slot")) ?? "",
    places: text("places"),
    form: text("form"),
    open: text("open") === "yes",
  };
};

/** The form that makes a group or a drive. */
export const GroupForm = (props: {
  site: Site;
  exchange: Exchange;
  types: readonly AppointmentType[];
  owners: readonly CalendarOwner[];
  typed: GroupTyped;
  errors: readonly FieldError[];
}) => {
  const { site, exchange, types, owners, typed, errors } = props;
  const { lang, scope, fields } = exchange;
  const w = groupWords(lang);
  const b = bookingStaffWords(lang);
  const common = (name: string) => ({
    lang,
    name,
    error: errors.find((one) => one.field === name)?.text as string | undefined,
  });
  const none = { value: "", label: b.notChosen };
  return (
    <Form action={to("staffGroups", lang)} csrf={exchange.csrf()}>
      <input type="hidden" name="id" value={field(fields, "id") || scope.newId()} />
      <Select
        {...common("type")}
        label={w.type}
        value={typed.type}
        options={[none, ...types.map(({ id, names }) => ({ value: id, label: names[lang] }))]}
      />
      {LANGS.map((one) => (
        <TextField
          {...common(`title-${one}`)}
          label={w.titleIn[one]}
          hint={one === "fi" ? w.titleHint : undefined}
          value={typed.title[one]}
          autocomplete="off"
        />
      ))}
      <Select
        {...common("leader")}
        label={w.leader}
        hint={w.leaderHint}
        value={typed.leader}
        options={[none, ...owners.map((owner) => ({ value: owner.id, label: ownerName(site, owner, lang) }))]}
      />
      <TextField
        {...common("group-day")}
        label={w.day}
        hint={b.awayDayHint}
        value={typed.day}
        width={10}
        autocomplete="off"
      />
      <TextField {...common("from")} label={w.from} hint={b.clockHint} value={typed.from} width={5} />
      <TextField {...common("to")} label={w.to} value={typed.to} width={5} />
      <Select
        {...common("slot")}
        label={w.slotMinutes}
        value={typed.slot}
        options={[
          { value: "", label: w.atOnce },
          ...SLOTS.map((value) => ({ value, label: fill(w.every, { n: value }) })),
        ]}
      />
      <TextField
        {...common("places")}
        label={w.places}
        hint={w.placesHint}
        value={typed.places}
        width={5}
        inputmode="numeric"
      />
      <Select
        {...common("form")}
        label={w.form}
        value={typed.form}
        options={FORMS_OF_SERVICE.filter((one) => types.some(({ forms }) => forms.includes(one))).map(
          (value) => ({ value, label: outcomeWords(lang).forms[value] }),
        )}
      />
      <Checkboxes
        {...common("open")}
        label={w.openLabel}
        values={typed.open ? ["yes"] : []}
        choices={[{ value: "yes", label: w.openYes }]}
      />
      <Button>{w.makeDo}</Button>
    </Form>
  );
};
