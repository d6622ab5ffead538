import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icons.ts";

export interface TimelineStep {
  readonly state: "done" | "now" | "next";
  readonly title: Child;
  readonly text?: Child;
  readonly icon?: IconName | undefined;
}

/** What has happened, what is now, what comes. The words carry it: a step that is to come says so in its text. */
export const Timeline = ({ steps, level = 3 }: { steps: readonly TimelineStep[]; level?: 3 | 4 }) => {
  const Heading = `h${level}` as "h3";
  return (
    <ol class="pb-way">
      {steps.map((step) => (
        <li
          class={step.state === "done" ? undefined : step.state}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <span class="dot" aria-hidden="true">
            {step.state !== "next" && (
              <Icon name={step.icon ?? (step.state === "done" ? "check" : "chevron-right")} />
            )}
          </span>
          <Heading>{step.title}</Heading>
          {step.text && <p class="pb-small pb-quiet">{step.text}</p>}
        </li>
      ))}
    </ol>
  );
};
