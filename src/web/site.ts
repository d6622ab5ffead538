import type { Assessment, CodeBook } from "#src/domains/assessments/index.ts";
import type { County } from "#src/domains/contacts/index.ts";
import type { DeadlineRule, Rule } from "#src/domains/deadlines/index.ts";
import type { FormBook, FormContent, FoundSign } from "#src/domains/forms/index.ts";
import type { OmaoloContent } from "#src/domains/omaolo/index.ts";
import type { HelpCard } from "#src/domains/safety/index.ts";
import type { Times } from "#src/domains/scheduling/index.ts";
import type { ClockBook } from "#src/kernel/contact-clocks.ts";
import type { LocalText } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";

/** What every page is made with: the county's content and what `app.ts` joined. The same for all requests. */
export interface Site {
  readonly content: Content;
  readonly county: County & { rule(id: string): DeadlineRule; readonly clocks: ClockBook };
  readonly rules: readonly Rule[];
  /** The questions of ask for help that are asked now; a given version, for an answer that was given in it. */
  readonly askForHelp: FormContent;
  /** The form of the assessment of need with its codes as they are now, and the codes as an assessment was given them. */
  readonly assessing: {
    readonly form: FormContent;
    readonly book: CodeBook;
    bookOf(versions: Assessment["codes"]): Promise<CodeBook>;
  };
  /** The questions that a line asks of whoever writes to it; undefined where nobody can. */
  formOfLine(line: string): FormContent | undefined;
  /** What Omaolo sends, as the county takes it. */
  readonly omaolo: OmaoloContent;
  /** Where times are looked for. */
  readonly times: Times;
  form(id: string, version: string): Promise<FormContent | undefined>;
  /** Forms that anybody may open, and the imported ones. */
  readonly forms: FormBook;
  /** What a contact is about, in words: the label of its topic. */
  topicName(code: string): LocalText;
  /** What contacts of a line are about, as professionals record it. */
  topicsOf(line: string): readonly { readonly id: string; readonly names: LocalText }[];
  /** What some topics need of whoever takes them, and which professions bring it. */
  readonly competences: readonly {
    readonly id: string;
    readonly names: LocalText;
    readonly topics: readonly string[];
    readonly professions: readonly string[];
  }[];
  /** Signs of danger in somebody's own words. */
  signs(text: string): readonly FoundSign[];
  readonly helpCard: HelpCard;
  readonly assets: {
    readonly css: string;
    readonly client?: string | undefined;
    readonly icon?: string | undefined;
  };
  /** Simulators run: the footer says so. */
  readonly demo: boolean;
  /** A banner over every page: a demonstration on a public address. */
  readonly banner: LocalText | undefined;
  readonly scriptHashes: readonly string[];
  /** Makes the code that opens an answer from the key of its sending: the same every time, known to nobody else. */
  codeFor(submission: string): string;
  /** Tells the projector that there is something to count, and the mailer that there may be something to send. */
  poke(): void;
  /** Signs a topic of live screens, so that nobody listens to what their page did not show. */
  topic(name: string): string;
}
