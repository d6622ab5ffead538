import type { GroupEvent, Slot } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { moment, time } from "../format.ts";
import { fill, Select } from "../ui/index.ts";
import { groupWords } from "./group-words.ts";

/** A group's time: the day with its beginning and end. */
export const groupSpan = ({ startsAt, endsAt }: GroupEvent, lang: Lang, now: Temporal.Instant): string =>
  `${moment(startsAt, lang, now)}–${time(endsAt, lang)}`;

/** How many places are free in all. */
export const freeOf = (slots: readonly Slot[]): number => slots.reduce((sum, { free }) => sum + free, 0);

/** Which beginning: a hidden field where there is one, else a list of those that have a place. */
export const SlotField = (props: {
  lang: Lang;
  now: Temporal.Instant;
  slots: readonly Slot[];
  value: string;
  error?: string | undefined;
  /** Whether the group has one beginning alone. */
  single: boolean;
}) => {
  const { lang, now, slots, single } = props;
  const w = groupWords(lang);
  const free = slots.filter((slot) => slot.free > 0);
  if (single)
    return <input type="hidden" name="slot" value={String(slots[0]?.startsAt.epochMilliseconds ?? "")} />;
  return (
    <Select
      lang={lang}
      name="slot"
      label={w.choose}
      value={props.value}
      error={props.error}
      options={[
        { value: "", label: w.choose },
        ...free.map((slot) => ({
          value: String(slot.startsAt.epochMilliseconds),
          label: fill(w.slot, { when: moment(slot.startsAt, lang, now), n: slot.free }),
        })),
      ]}
    />
  );
};

/** The beginning that a form named, in milliseconds since 1970; undefined for anything else. */
export const readSlot = (text: string): number | undefined =>
  /^\d{1,15}$/.test(text) ? Number(text) : undefined;
