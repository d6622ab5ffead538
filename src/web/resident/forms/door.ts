import { createHash } from "node:crypto";
import {
  type Answers,
  type Context,
  type Draft,
  type FormUse,
  type OpenForm,
  prefilled,
} from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Line } from "#src/platform/content/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import type { DraftDoor } from "../ask/door.ts";
import { currentDraft } from "../ask/draft.ts";
import { known } from "./known.ts";
import { type Visit, visitsFor } from "./visits.ts";

/** A form that anybody may open: what it is for, and where its pages stand. */
export interface FormDoor extends DraftDoor {
  readonly use: FormUse;
  readonly imported: boolean;
  /** Whose people read the answers; undefined where they stay with the person. */
  readonly line: Line | undefined;
  readonly topic: string | undefined;
  readonly deadline: string | undefined;
  /** Coming visits that ask for it: the answers go to one of them rather than to a line. */
  readonly visits: readonly Visit[];
  start(lang: Lang): string;
  page(lang: Lang, linkId: string): string;
  all(lang: Lang): string;
  review(lang: Lang): string;
  done(lang: Lang): string;
  later(lang: Lang): string;
}

/** The name of the cookie that holds the draft of a form, whatever characters its id has. */
export const cookieOf = (id: string): string =>
  `pb_form_${/^[a-z0-9-]{1,60}$/.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 16)}`;

export function doorOf(site: Site, { content, imported }: OpenForm, visits: readonly Visit[] = []): FormDoor {
  const { id, use } = content;
  const at = { form: id };
  return {
    form: content,
    use,
    imported,
    cookie: cookieOf(id),
    visits,
    line: use.line === undefined || visits.length > 0 ? undefined : site.content.findLine(use.line),
    topic: use.topic,
    deadline: use.deadline,
    start: (lang) => to("form", lang, at),
    page: (lang, page) => to("formPage", lang, { ...at, page }),
    all: (lang) => to("formAll", lang, at),
    review: (lang) => to("formReview", lang, at),
    done: (lang) => to("formDone", lang, at),
    later: (lang) => to("formLater", lang, at),
  };
}

/** The form of an address with the draft under way, in the version in which the draft was begun. */
export interface Filling {
  readonly door: FormDoor;
  readonly draft: Draft | undefined;
  /** What was answered, over what is known already. */
  readonly answers: Answers;
  /** Keys that hold what is known already and nobody has answered. */
  readonly filled: ReadonlySet<string>;
  readonly context: Context;
}

export async function doorAt(site: Site, exchange: Exchange): Promise<FormDoor> {
  const open = await site.forms.current(exchange.params.form ?? "");
  if (!open) throw new Refusal("not-found", "page");
  const before = open.content.use.purpose === "pre-visit";
  return doorOf(site, open, before ? await visitsFor(site, exchange, open.content.id) : []);
}

/** Opens the form of an address for whoever asks: its draft, and what is known of them. */
export async function opened(site: Site, exchange: Exchange): Promise<Filling> {
  return openedAt(site, exchange, await doorAt(site, exchange));
}

/** The same, of a form whose door is known already. */
export async function openedAt(site: Site, exchange: Exchange, current: FormDoor): Promise<Filling> {
  const draft = await currentDraft(current, exchange);
  const begun =
    draft && draft.formVersion !== current.form.version
      ? await site.form(current.form.id, draft.formVersion)
      : undefined;
  const door = begun ? { ...current, form: begun } : current;
  const { answers: found, context } = await known(door.form, exchange);
  const given = { ...prefilled(door.form.form, context), ...found };
  const answers = { ...given, ...draft?.answers };
  const filled = new Set(Object.keys(found).filter((key) => !Object.hasOwn(draft?.answers ?? {}, key)));
  return { door, draft, answers, filled, context };
}
