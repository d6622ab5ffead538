import { templatesFor } from "#src/domains/contacts/index.ts";
import { to } from "../../paths.ts";
import { Button, CsrfField, Select, TextArea } from "../../ui/index.ts";
import { TEXT_MAX } from "../contact/moves.ts";
import type { PartProps } from "../contact/props.ts";
import { contactWords } from "../contact/words.ts";
import { GuidePart } from "./guide-part.tsx";
import { NoNeedPart, SelfCarePart } from "./reason-parts.tsx";
import { ReferPart } from "./refer-part.tsx";
import { TimePart } from "./time-part.tsx";
import { outcomeTyped } from "./typed.ts";
import { outcomeWords } from "./words.ts";

/**
 * The answer and, folded below it, what else may be done with the matter in the same go. One form: a search or a template
 * comes back with everything that was typed. It carries the version that the page showed.
 */
export const AnswerForm = (props: PartProps) => {
  const { site, exchange, shown, trouble } = props;
  const { lang } = exchange;
  const { contact } = shown;
  const w = outcomeWords(lang);
  const text = contactWords(lang).texts.answer;
  const outcome = trouble?.outcome;
  const typed = outcome?.typed ?? outcomeTyped(new Map());
  const error = (name: string) =>
    outcome?.errors.find(({ field }) => field === name)?.text as string | undefined;
  const parts = { ...props, typed, error, touched: outcome !== undefined };
  return (
    <form
      method="post"
      action={`${to("contact", lang, { id: contact.id })}/answer`}
      novalidate
      data-turbo="false"
      id="answer-form"
    >
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="seen" value={contact.version} />
      <TextArea
        lang={lang}
        name="body"
        id="answer"
        label={text.label}
        hint={text.hint}
        rows={7}
        maxlength={TEXT_MAX}
        value={typed.body}
        error={error("answer")}
        permanent={outcome === undefined}
      />
      {outcome?.inserted && <p role="status">{w.inserted}</p>}
      <div id="outcome-parts" data-turbo-permanent={outcome === undefined ? "" : undefined}>
        <div class="pb-row">
          <Select
            lang={lang}
            name="template"
            label={w.template}
            value={typed.template}
            options={[
              { value: "", label: w.templateNone },
              ...templatesFor(site.content, contact.line).map(({ id, names }) => ({
                value: id,
                label: names[lang],
              })),
            ]}
          />
          <Button name="do" value="insert" variant="secondary" small>
            {w.insert}
          </Button>
        </div>
        <GuidePart {...parts} />
        <SelfCarePart {...parts} />
        <TimePart {...parts} />
        <ReferPart {...parts} />
        <NoNeedPart {...parts} />
      </div>
      <div class="pb-row pb-mt">
        <Button icon="send" name="do" value="send" flush>
          {text.send}
        </Button>
        <Button name="do" value="close" variant="secondary" flush>
          {w.sendClose}
        </Button>
      </div>
    </form>
  );
};
