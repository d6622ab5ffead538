import type { ResultModel } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { Profile } from "./profile.tsx";
import { type HelpingService, Result, type Trend } from "./results-view.tsx";

interface ResultsProps {
  readonly lang: Lang;
  readonly results: readonly ResultModel[];
  readonly services?: readonly HelpingService[];
  readonly trendOf?: (id: string) => Trend;
}

/** All results of a form: those that have numbers beside them as one profile, each of the others by itself. */
export const Results = ({ lang, results, services = [], trendOf = () => [] }: ResultsProps) => {
  const profile = results.filter(({ beside }) => beside.length > 0);
  return (
    <>
      {profile.length > 0 && <Profile lang={lang} results={profile} services={services} trendOf={trendOf} />}
      {results
        .filter(({ beside }) => beside.length === 0)
        .map((result) => (
          <Result lang={lang} result={result} services={services} trend={trendOf(result.id)} />
        ))}
    </>
  );
};
