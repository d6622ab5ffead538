import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icons.ts";

export type State = "on-time" | "soon" | "overdue" | "waiting" | "done" | "acute";

export const STATES: Readonly<Record<State, { readonly class: string; readonly icon: IconName }>> = {
  "on-time": { class: "ontime", icon: "clock" },
  soon: { class: "soon", icon: "hourglass" },
  overdue: { class: "late", icon: "warning" },
  waiting: { class: "wait", icon: "reply" },
  done: { class: "done", icon: "check" },
  acute: { class: "acute", icon: "error-filled" },
};

/** A state: word, icon, colour and shape, always the four. The icon may be another when the state is not time. */
export const StateTag = ({
  state,
  children,
  icon,
  again,
}: {
  state: State;
  children?: Child;
  icon?: IconName | undefined;
  /** The list that it stands in has the icon in its sprite. */
  again?: boolean | undefined;
}) => (
  <span class={`pb-s pb-s--${STATES[state].class}`}>
    <Icon name={icon ?? STATES[state].icon} again={again} />
    {children}
  </span>
);
