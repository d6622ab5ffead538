import type { FindingCode } from "#src/domains/assessments/index.ts";
import { FINDINGS } from "#src/domains/assessments/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../../paths.ts";
import { LineList, StateTag } from "../../ui/index.ts";
import { assessmentWords } from "./words.ts";

/** What was found, each with a link to what it means. */
export const Found = ({ lang, found }: { lang: Lang; found: readonly FindingCode[] }) => {
  const w = assessmentWords(lang);
  return (
    <LineList
      small
      items={found.map((code) => (
        <>
          <StateTag state={FINDINGS[code].kind === "late" ? "overdue" : "soon"} icon="warning">
            {w.kinds[FINDINGS[code].kind]}
          </StateTag>{" "}
          <a href={`${to("assessments", lang)}#${code}`}>{w.findings[code]?.[0] ?? code}</a>
        </>
      ))}
    />
  );
};
