import type { Child } from "hono/jsx";
import { to } from "../../paths.ts";
import { Box, Button, CsrfField, fill } from "../../ui/index.ts";
import { ContinuesForm } from "../continues/form.tsx";
import { Fold } from "../fold.tsx";
import { AnswerForm } from "../outcome/answer-form.tsx";
import { HandOut, HandOver } from "./hand.tsx";
import type { PartProps } from "./props.ts";
import { QueueSteps } from "./queue-forms.tsx";
import { TextForm } from "./text-form.tsx";
import { contactWords } from "./words.ts";

const Press = (props: {
  exchange: PartProps["exchange"];
  id: string;
  action: string;
  primary?: boolean;
  shortcut?: string;
  children?: Child;
}) => (
  <form method="post" action={`${to("contact", props.exchange.lang, { id: props.id })}/${props.action}`}>
    <CsrfField token={props.exchange.csrf()} />
    <Button variant={props.primary ? "primary" : "secondary"} flush shortcut={props.shortcut}>
      {props.children}
    </Button>
  </form>
);

/** What may be done next with the contact, by its state and by whether it is the reader's: docs/features/contacts.md. */
export const Handling = (props: PartProps) => {
  const { exchange, shown, trouble } = props;
  const { contact, staff, holder } = shown;
  const w = contactWords(exchange.lang);
  const mine = contact.holderId === staff.professionalId;
  const { status, id } = contact;
  const at = { exchange, id };
  const typed = (kind: string) => trouble?.text?.kind === kind;
  return (
    <Box tight id="handling" title={w.handling}>
      {status === "queued" && <p>{w.free}</p>}
      {!mine && holder && status !== "closed" && <p>{fill(w.heldBy, { name: holder.name })}</p>}
      {status === "closed" && <p>{w.closedState}</p>}
      {status === "queued" && shown.right.handles && (
        <p>
          <Press {...at} action="take" primary shortcut="t">
            {w.take}
          </Press>
        </p>
      )}
      {((mine && (status === "taken" || status === "waiting")) || trouble?.outcome) && (
        <>
          <AnswerForm {...props} />
          <h3 class="pb-mt">{w.otherSteps}</h3>
        </>
      )}
      {((mine && status === "taken") || typed("ask-back")) && (
        <Fold shortcut="q" summary={w.texts["ask-back"].open} open={typed("ask-back")}>
          <TextForm {...props} kind="ask-back" />
        </Fold>
      )}
      {(status !== "closed" || typed("note")) && (
        <Fold shortcut="n" summary={w.texts.note.open} open={typed("note")}>
          <TextForm {...props} kind="note" />
        </Fold>
      )}
      {mine && status === "taken" && (
        <Fold summary={w.handOver} open={trouble?.handOver !== undefined}>
          <HandOver {...props} />
        </Fold>
      )}
      {shown.colleagues.length > 0 && (
        <Fold summary={w.handOut} open={trouble?.handOutError !== undefined}>
          <HandOut {...props} />
        </Fold>
      )}
      <ContinuesForm {...props} />
      <QueueSteps {...props} />
      {mine && status === "answered" && <p class="pb-quiet">{w.closeHint}</p>}
      {mine && (status === "taken" || status === "answered") && (
        <div class="pb-row pb-mt">
          {status === "taken" && (
            <Press {...at} action="release">
              {w.release}
            </Press>
          )}
          {status === "answered" && (
            <Press {...at} action="close">
              {w.close}
            </Press>
          )}
        </div>
      )}
    </Box>
  );
};
