import type { Child } from "hono/jsx";
import { classes } from "./attributes.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icons.ts";

export interface ButtonProps {
  readonly children?: Child;
  readonly variant?: "primary" | "secondary" | "warning" | "text" | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconName | undefined;
  /** A link that looks like a button. */
  readonly href?: string | undefined;
  readonly type?: "submit" | "button" | "reset" | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly form?: string | undefined;
  readonly formaction?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** The key that presses it on the staff's pages. */
  readonly shortcut?: string | undefined;
  /** Without the margin below: in a row of buttons. */
  readonly flush?: boolean | undefined;
}

/**
 * A button, or a link in its shape. The page-change script disables it while a form is being sent; what is sent twice
 * all the same is one for the server.
 */
export const Button = (props: ButtonProps) => {
  const { variant = "primary", href, shortcut } = props;
  const name = classes(
    variant === "text" ? "pb-textbtn" : "nhsuk-button",
    (variant === "secondary" || variant === "warning") && `nhsuk-button--${variant}`,
    props.small && "nhsuk-button--small",
    props.flush && "pb-flush",
  );
  const content = (
    <>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </>
  );
  if (href !== undefined) {
    return (
      <a class={name} href={href} data-key={shortcut} aria-keyshortcuts={shortcut}>
        {content}
      </a>
    );
  }
  return (
    <button
      class={name}
      type={props.type ?? "submit"}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formaction}
      disabled={props.disabled}
      data-key={shortcut}
      aria-keyshortcuts={shortcut}
    >
      {content}
    </button>
  );
};

/** Buttons and links side by side. */
export const Row = ({ children, apart = false }: { children?: Child; apart?: boolean }) => (
  <div class={classes("pb-row", apart && "pb-row--apart")}>{children}</div>
);

/** Prints the page: of use only with a script, and shown only by it. */
export const PrintButton = ({ children }: { children?: Child }) => (
  <button type="button" class="nhsuk-button nhsuk-button--secondary" data-print="" hidden>
    {children}
  </button>
);
