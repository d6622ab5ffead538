import type { PartProps } from "../contact/props.ts";
import type { OutcomeTyped } from "./typed.ts";

/** What each folded part of the answer's form is drawn from. */
export interface OutcomePartProps extends PartProps {
  readonly typed: OutcomeTyped;
  readonly error: (name: string) => string | undefined;
  /** The page is drawn after a post: what has been filled in stands open. */
  readonly touched: boolean;
}
