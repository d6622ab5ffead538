import type { Child } from "hono/jsx";
import { to } from "../../paths.ts";
import { Button, CsrfField } from "../../ui/index.ts";
import type { QueueStep } from "./moves.ts";
import type { PartProps } from "./props.ts";

/** What was typed in a form of one step, and what is wrong with it. */
export function typedIn({ trouble }: PartProps, name: QueueStep) {
  const step = trouble?.step?.name === name ? trouble.step : undefined;
  return {
    open: step !== undefined,
    value: (field: string) => step?.typed[field] ?? "",
    error: (field: string) => step?.errors[field],
    /** Ids of fields are those that the error summary links to. */
    at: (field: string) => ({ name: field, id: `${name}-${field}`, error: step?.errors[field] }),
  };
}

/** The form of one step of the queue. */
export const StepForm = (props: PartProps & { name: QueueStep; send: string; children?: Child }) => (
  <form
    method="post"
    action={`${to("contact", props.exchange.lang, { id: props.shown.contact.id })}/${props.name}`}
    novalidate
  >
    <CsrfField token={props.exchange.csrf()} />
    {props.children}
    <Button variant="secondary">{props.send}</Button>
  </form>
);
