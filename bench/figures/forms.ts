import { compile, evaluate, pages, type Questionnaire, validate } from "#src/domains/forms/index.ts";
import type { Row } from "../report/row.ts";

type Item = Questionnaire["item"][number];
const CORE = "http://hl7.org/fhir/StructureDefinition";
const CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

const made = (item: Item[]): Questionnaire => ({
  resourceType: "Questionnaire",
  id: "bench",
  url: "https://primabotnia.example/fhir/Questionnaire/bench",
  version: "1.0.0",
  status: "active",
  item,
});

const scored = (at: number): Item => ({
  linkId: `q${at}`,
  text: `Question ${at}`,
  type: "choice",
  required: true,
  answerOption: [0, 1, 2, 3].map((weight) => ({
    valueCoding: { system: "s", code: `o${weight}`, display: `Option ${weight}` },
    extension: [{ url: `${CORE}/ordinalValue`, valueDecimal: weight }],
  })),
});
const score = (expression: string): Item => ({
  linkId: "score",
  text: "Score",
  type: "integer",
  extension: [{ url: CALCULATED, valueExpression: { language: "text/fhirpath", expression } }],
});

const SUM = "%resource.descendants().answer.valueCoding.ordinal().sum()";

/** Microseconds of one call: the median of nine runs of as many calls as take about a fifth of a second. */
function microseconds(call: () => unknown): number {
  const run = (times: number): number => {
    const begun = performance.now();
    for (let at = 0; at < times; at += 1) call();
    return performance.now() - begun;
  };
  for (let at = 0; at < 5; at += 1) run(20);
  const times = Math.max(1, Math.round(200 / (run(20) / 20)));
  const runs = Array.from({ length: 9 }, () => (run(times) / times) * 1_000);
  return runs.sort((a, b) => a - b)[4] as number;
}

const shown = (value: number): string =>
  value < 1_000 ? `${value.toFixed(1)} µs` : `${(value / 1_000).toFixed(1)} ms`;

/** The form engine by itself: one response of a scored form, beside doing nothing but reading it; large forms. */
export async function* forms(): AsyncGenerator<Row> {
  const items = Array.from({ length: 30 }, (_, at) => scored(at));
  const answers = Object.fromEntries(
    items.map(({ linkId }, at) => [linkId, [{ valueCoding: { system: "s", code: `o${at % 4}` } }]]),
  );
  const text = JSON.stringify(answers);
  yield { what: "floor: the answers read from JSON", figure: shown(microseconds(() => JSON.parse(text))) };
  const native = compile(made([...items, score(SUM)]));
  yield {
    what: "30 scored items validated and counted",
    figure: shown(microseconds(() => validate(native, answers))),
    bar: "≤ 50 µs",
  };
  const engine = compile(made([...items, score(`${SUM}.select($this * 1)`)]));
  yield {
    what: "the same by the expression engine",
    figure: shown(microseconds(() => evaluate(engine, answers))),
  };

  const large = made(
    Array.from({ length: 20 }, (_, group) => ({
      linkId: `g${group}`,
      text: `Group ${group}`,
      type: "group" as const,
      item: Array.from({ length: 49 }, (_, at) => scored(group * 100 + at)),
    })),
  );
  const first = microseconds(() => pages(compile(large), {}, "fi")[0]);
  yield { what: "1 000 items made ready, first page as data", figure: shown(first), bar: "≤ 100 ms" };
  const huge = made(Array.from({ length: 5_000 }, (_, at) => scored(at)));
  yield { what: "5 000 items made ready", figure: shown(microseconds(() => compile(huge))) };
  const compiled = compile(huge);
  yield { what: "5 000 items judged", figure: shown(microseconds(() => evaluate(compiled, answers))) };
}
