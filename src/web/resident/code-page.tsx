import type { Child } from "hono/jsx";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../frame.tsx";
import type { Site } from "../site.ts";
import { Columns, ErrorSummary } from "../ui/index.ts";
import { CodeForm, type CodeWords } from "./code-form.tsx";
import { UrgentBox } from "./help.tsx";

export interface CodePageProps {
  readonly words: CodeWords & { readonly codeTitle: string; readonly codeLead: string };
  readonly action: string;
  readonly typed: string;
  readonly error: string | undefined;
  readonly back?: { readonly href: string; readonly label: string };
  /** What stands below the form. */
  readonly after?: Child;
}

/** The page on which a secret code is typed. */
export function codePage(site: Site, exchange: Exchange, props: CodePageProps): Answer {
  const { words, action, typed, error, back, after } = props;
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={words.codeTitle}
      back={back}
      hasErrors={error !== undefined}
      noindex
    >
      <Columns>
        <div>
          {error && <ErrorSummary lang={exchange.lang} errors={[{ field: "code", text: error }]} />}
          <h1>{words.codeTitle}</h1>
          <p>{words.codeLead}</p>
          <CodeForm {...{ exchange, words, action, typed, error }} />
          {after}
        </div>
        <aside>
          <UrgentBox site={site} exchange={exchange} />
        </aside>
      </Columns>
    </ResidentPage>,
    error ? 422 : 200,
  );
}
