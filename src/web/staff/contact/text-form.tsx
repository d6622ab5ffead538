import { to } from "../../paths.ts";
import { Button, CsrfField, TextArea } from "../../ui/index.ts";
import type { PlainText } from "./moves.ts";
import { TEXT_MAX } from "./moves.ts";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** One text to write. It carries the version that the page showed: an answer is given to what was there to read. */
export const TextForm = ({ exchange, shown, trouble, kind }: PartProps & { kind: PlainText }) => {
  const { lang } = exchange;
  const w = contactWords(lang).texts[kind];
  const text = trouble?.text?.kind === kind ? trouble.text : undefined;
  return (
    <form method="post" action={`${to("contact", lang, { id: shown.contact.id })}/${kind}`} novalidate>
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="seen" value={shown.contact.version} />
      <TextArea
        lang={lang}
        name="body"
        id={kind}
        label={w.label}
        hint={w.hint}
        rows={4}
        maxlength={TEXT_MAX}
        value={text?.typed ?? ""}
        error={text?.error}
        permanent={text === undefined}
      />
      <Button icon={kind === "note" ? "save" : "send"} variant="secondary">
        {w.send}
      </Button>
    </form>
  );
};
