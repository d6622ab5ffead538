import type { Exchange } from "#src/platform/http/route.ts";
import { Button, CsrfField, TextArea } from "../ui/index.ts";
import { replyWords } from "./reply-words.ts";

/** The longest message that the family can send, in characters. */
export const REPLY_MAX = 4_000;

interface Props {
  readonly exchange: Exchange;
  readonly replyTo: string;
  readonly typed: string;
  readonly error: string | undefined;
}

/** Where the family writes more; what is being written stays while the page is renewed. */
export const ReplyForm = ({ exchange, replyTo, typed, error }: Props) => {
  const { lang } = exchange;
  const w = replyWords(lang);
  return (
    <form method="post" action={replyTo} novalidate id="reply-form">
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="sending" value={exchange.scope.newId()} />
      <TextArea
        lang={lang}
        name="body"
        label={w.replyTo}
        hint={w.replyHint}
        value={typed}
        error={error}
        maxlength={REPLY_MAX}
        permanent={typed === ""}
      />
      <Button icon="send">{w.replySend}</Button>
    </form>
  );
};
