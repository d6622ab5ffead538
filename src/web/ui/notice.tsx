import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { Skerry } from "./horizon.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./words.ts";

/** A banner that says what has just happened ("success") or what one must know. The script moves the focus to a success. */
export const NotificationBanner = (props: {
  lang: Lang;
  success?: boolean;
  title?: Child;
  children?: Child;
}) => {
  const { lang, success = false } = props;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is alert or region, both of which may be labelled
    <div
      class={
        success ? "nhsuk-notification-banner nhsuk-notification-banner--success" : "nhsuk-notification-banner"
      }
      role={success ? "alert" : "region"}
      aria-labelledby="notification-title"
      data-module="nhsuk-notification-banner"
    >
      <div class="nhsuk-notification-banner__header">
        <h2 class="nhsuk-notification-banner__title" id="notification-title">
          {success && <Icon name="check" />}{" "}
          {props.title ?? (success ? words(lang).done : words(lang).important)}
        </h2>
      </div>
      <div class="nhsuk-notification-banner__content">
        <div class="nhsuk-notification-banner__heading">{props.children}</div>
      </div>
    </div>
  );
};

/** Nothing here yet, why, and what to do. */
export const EmptyState = (props: {
  title: Child;
  children?: Child;
  action?: Child;
  level?: 2 | 3;
  plain?: boolean;
}) => {
  const Heading = `h${props.level ?? 2}` as "h2";
  return (
    <div class="pb-box pb-empty">
      {!props.plain && <Skerry />}
      <Heading class="nhsuk-heading-m">{props.title}</Heading>
      {props.children && <p class="pb-small">{props.children}</p>}
      {props.action}
    </div>
  );
};

/** Something went wrong inside a page that otherwise works: what is kept, what to do. */
export const Failure = (props: { title: Child; children?: Child; action?: Child; level?: 2 | 3 }) => {
  const Heading = `h${props.level ?? 2}` as "h2";
  return (
    <div class="pb-box pb-box--err" role="alert">
      <Heading class="nhsuk-heading-m">
        <Icon name="warning" /> {props.title}
      </Heading>
      {props.children && <p class="pb-small">{props.children}</p>}
      {props.action}
    </div>
  );
};
