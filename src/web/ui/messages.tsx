import type { Child } from "hono/jsx";
import { classes } from "./attributes.ts";

export interface ThreadMessage {
  readonly id?: string | undefined;
  /** Written by the one who reads this page. */
  readonly mine: boolean;
  readonly who: Child;
  readonly when: Child;
  /** Machine-readable time, for <time>. */
  readonly datetime?: string | undefined;
  /** Shown as written, line breaks kept. */
  readonly text: string;
  /** The language it was written in, when it is not the page's. */
  readonly lang?: string | undefined;
  /** What stands below: attachments, "read". */
  readonly children?: Child;
}

/** A thread of messages, oldest first. */
export const Messages = ({
  messages,
  label,
}: {
  messages: readonly ThreadMessage[];
  label?: string | undefined;
}) => (
  <ol class="pb-mail" aria-label={label}>
    {messages.map((message) => (
      <li id={message.id} class={classes(message.mine && "mine")}>
        <p class="who">
          {message.who},{" "}
          {message.datetime ? <time datetime={message.datetime}>{message.when}</time> : message.when}
        </p>
        <p class="pb-asis" lang={message.lang}>
          {message.text}
        </p>
        {message.children}
      </li>
    ))}
  </ol>
);
