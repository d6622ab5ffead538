import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import type { FieldError } from "../../ui/index.ts";
import type { CheckedCall } from "../assessment/in-call.tsx";
import type { Told } from "./people.ts";
import type { Typed } from "./typed.ts";

export interface CallShown {
  readonly errors: readonly FieldError[];
  /** Which search was just made. */
  readonly found?: "caller" | "about" | "code";
  /** The assessment made in the same go, as far as it is. */
  readonly assessed: CheckedCall;
}

/** What each part of the page of a call is drawn from. */
export interface PartProps extends CallShown {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly typed: Typed;
  readonly told: Told;
  readonly error: (name: string) => string | undefined;
}
