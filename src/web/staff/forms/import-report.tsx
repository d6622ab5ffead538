import type { Lang } from "#src/kernel/lang.ts";
import { Box, Details, fill, LineList } from "../../ui/index.ts";
import { staffFormWords } from "./words.ts";

/** What came of one form of a file. */
export interface Imported {
  readonly title: string;
  readonly version: string;
  readonly kept: "new" | "known" | "changed" | "refused";
  readonly items: number;
  readonly supported: number;
  readonly problems: readonly string[];
  readonly lesser: readonly string[];
  readonly unknown: readonly string[];
}

const MOST = 100;

const Texts = ({ lang, title, texts }: { lang: Lang; title: string; texts: readonly string[] }) => {
  if (texts.length === 0) return null;
  return (
    <Details summary={`${title} (${texts.length})`}>
      {texts.length > MOST && <p>{fill(staffFormWords(lang).most, { n: MOST })}</p>}
      <LineList small items={texts.slice(0, MOST)} />
    </Details>
  );
};

/** What of each form is supported, what works with less and what is kept unused. */
export const ImportReport = ({ lang, report }: { lang: Lang; report: readonly Imported[] }) => {
  const w = staffFormWords(lang);
  return (
    <Box id="report" title={w.report}>
      <div role="status">
        {report.map((one) => (
          <>
            <p>
              <b>
                {one.title} {one.version}
              </b>
              : {w.kept[one.kept]}
              {one.items > 0 && <> · {fill(w.supported, { n: one.supported, of: one.items })}</>}
            </p>
            <Texts lang={lang} title={w.problems} texts={one.problems} />
            <Texts lang={lang} title={w.lesser} texts={one.lesser} />
            <Texts lang={lang} title={w.unknown} texts={one.unknown} />
          </>
        ))}
      </div>
    </Box>
  );
};
