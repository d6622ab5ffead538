import type { Lang } from "#src/kernel/lang.ts";
import { Button, Row } from "./button.tsx";
import { ERROR_WORDS, type ErrorStatus } from "./error-words.ts";
import { Skerry } from "./horizon.tsx";
import { PhoneLink } from "./phone-link.tsx";

export type { ErrorStatus };

export interface ErrorBodyProps {
  readonly lang: Lang;
  readonly status: ErrorStatus;
  /** The number that gives the same help. */
  readonly phone: string;
  readonly home: string;
  /** What the log calls this failure: letters and digits only, said on the phone. */
  readonly reference?: string | undefined;
}

/** The h1 of an error page, for the document's title. */
export const errorTitle = (lang: Lang, status: ErrorStatus): string => ERROR_WORDS[lang][status].title;

/** Where the same help is had when a page cannot give it. */
export const HelpByPhone = ({ lang, phone }: { lang: Lang; phone: string }) => (
  <p>
    {ERROR_WORDS[lang].call} <PhoneLink number={phone} />.
  </p>
);

/** The body of an error page: what happened, what to do now, and a number to call. */
export const ErrorBody = ({ lang, status, phone, home, reference }: ErrorBodyProps) => {
  const w = ERROR_WORDS[lang];
  return (
    <div class="pb-cols pb-cols--2-1">
      <div>
        <h1>{w[status].title}</h1>
        {w[status].text.map((sentence) => (
          <p>{sentence}</p>
        ))}
        <HelpByPhone lang={lang} phone={phone} />
        {reference && (
          <p class="pb-small pb-quiet">
            {w.reference} <span class="pb-num">{reference}</span>
          </p>
        )}
        <Row>
          <Button href={home} flush>
            {w.home}
          </Button>
        </Row>
      </div>
      <div class="pb-empty">
        <Skerry />
      </div>
    </div>
  );
};
