import { MOST_SERVICES } from "#src/domains/contacts/index.ts";
import {
  CHOOSERS,
  type Chooser,
  FORMS_OF_SERVICE,
  type FormOfService,
  URGENCIES,
  type Urgency,
} from "#src/domains/scheduling/index.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import { MOVE_GROUNDS, type MoveGround } from "../../registers.ts";

/** The answer with its outcomes as it was posted: all of it comes back when it cannot be sent as it is. */
export interface OutcomeTyped {
  readonly body: string;
  readonly template: string;
  /** What services were searched by, and those picked. */
  readonly q: string;
  readonly picks: readonly string[];
  readonly selfCare: string;
  readonly time: {
    readonly type: string;
    readonly minutes: number | undefined;
    readonly form: FormOfService | undefined;
    readonly profession: string;
    readonly languages: readonly Lang[];
    readonly interpreter: string;
    readonly place: string;
    readonly urgency: Urgency | undefined;
    readonly rule: string;
    readonly by: string;
    readonly chooser: Chooser | undefined;
  };
  /** `team:` or `unit:` and an id. */
  readonly referTo: string;
  readonly letter: string;
  readonly ground: MoveGround | undefined;
  readonly reason: string;
}

const one = <T extends string>(values: readonly T[], given: string): T | undefined =>
  values.find((value) => value === given);

/** Reads the form; what is not among the choices is as not chosen. */
export function outcomeTyped(fields: Fields): OutcomeTyped {
  const text = (name: string, most = 80) => field(fields, name).slice(0, most);
  const minutes = Number(text("time-minutes", 4));
  return {
    body: field(fields, "body"),
    template: text("template"),
    q: text("q", 200),
    picks: [...new Set(fields.get("pick") ?? [])].map((id) => id.slice(0, 80)).slice(0, MOST_SERVICES + 1),
    selfCare: field(fields, "self-care"),
    time: {
      type: text("time-type"),
      minutes: Number.isSafeInteger(minutes) && minutes > 0 ? minutes : undefined,
      form: one(FORMS_OF_SERVICE, text("time-form")),
      profession: text("time-profession"),
      languages: (fields.get("time-language") ?? []).filter(isLang).slice(0, 3),
      interpreter: text("time-interpreter", 60),
      place: text("time-place"),
      urgency: one(URGENCIES, text("time-urgency")),
      rule: text("time-rule"),
      by: text("time-by", 10),
      chooser: one(CHOOSERS, text("time-chooser")),
    },
    referTo: text("refer-to"),
    letter: field(fields, "letter"),
    ground: one(MOVE_GROUNDS, text("refer-ground")),
    reason: text("no-need"),
  };
}
