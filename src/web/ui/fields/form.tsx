import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { words } from "../words.ts";

/** The token without which a POST of a signed-in person is refused. */
export const CsrfField = ({ token }: { token: string }) => <input type="hidden" name="_csrf" value={token} />;

export interface FormProps {
  readonly action?: string | undefined;
  readonly method?: "post" | "get" | undefined;
  readonly csrf?: string | undefined;
  readonly id?: string | undefined;
  /** Where the script posts what is written so far, see docs/features/look.md. */
  readonly autosave?: string | undefined;
  /** Where the script posts the form after a change: the page that comes back is morphed into this one. */
  readonly reevaluate?: string | undefined;
  readonly class?: string | undefined;
  /** Sent as a browser sends a form by itself: the page that comes back is new, and begins where it says. */
  readonly plain?: boolean | undefined;
  /** It brings files. */
  readonly upload?: boolean | undefined;
  readonly children?: Child;
}

/** A form. The server checks everything, so the browser's own checks are off. */
export const Form = ({
  action,
  method = "post",
  csrf,
  id,
  autosave,
  reevaluate,
  class: more,
  plain,
  upload,
  children,
}: FormProps) => (
  <form
    id={id}
    class={more}
    action={action}
    method={method}
    enctype={upload ? "multipart/form-data" : undefined}
    novalidate
    data-autosave={autosave}
    data-reevaluate={reevaluate}
    data-turbo={plain ? "false" : undefined}
  >
    {csrf && <CsrfField token={csrf} />}
    {children}
  </form>
);

/** Inside a form with `autosave`: says when the draft is saved, and when it is not. */
export const AutosaveStatus = ({ lang }: { lang: Lang }) => (
  <p
    class="pb-small pb-quiet"
    role="status"
    data-autosave-status=""
    data-saved={words(lang).saved}
    data-failed={words(lang).notSaved}
  />
);
