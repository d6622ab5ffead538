import { expect, test } from "vitest";
import { servicesKind } from "#src/domains/directory/index.ts";
import type { Content } from "#src/platform/content/index.ts";
import { formReferences } from "./form-references.ts";
import { formKind } from "./kinds.ts";

/** A form that is sent to a line, with a score and a danger; each part can be said otherwise. */
function form(parts: { use?: object; services?: string[]; danger?: string } = {}) {
  const words = (one: string) => ({ fi: one, sv: one, en: one });
  const parsed = formKind.parse(
    {
      id: "sleep",
      version: "1.0.0",
      status: "active",
      review: "draft",
      title: words("Uni"),
      use: { purpose: "message", line: "health", topic: "tired", ...parts.use },
      results: [
        {
          id: "total",
          item: "total",
          title: words("Pisteet"),
          bands: [
            {
              from: 0,
              to: 3,
              label: words("Vähän"),
              meaning: words("Hyvin"),
              services: parts.services ?? [],
            },
          ],
        },
      ],
      item: [
        {
          linkId: "page",
          type: "group",
          itemControl: "page",
          item: [
            {
              linkId: "breath",
              type: "choice",
              text: words("Hengitys"),
              answerOption: [
                { code: "well", value: 0, display: words("Hyvin") },
                {
                  code: "stops",
                  value: 3,
                  display: words("Katkeaa"),
                  danger: parts.danger ?? "acute-illness",
                },
              ],
            },
            { linkId: "total", type: "integer", hidden: true, score: ["breath"], text: words("Pisteet") },
          ],
        },
      ],
      cases: [{ name: "empty", answers: {} }],
    },
    "questionnaires/sleep.yaml",
  );
  if (!parsed.ok) throw new Error(parsed.findings.map(({ message }) => message).join("; "));
  return parsed.value;
}

const files: Readonly<Record<string, unknown>> = {
  "topics.yaml": {
    topics: [
      { id: "tired", lines: ["health"] },
      { id: "money", lines: ["social"] },
    ],
  },
  "deadlines.yaml": { rules: [{ id: "REPLY" }] },
  "danger/violence.yaml": {},
};
const content = {
  findLine: (id: string) => (id === "health" ? { id } : undefined),
  raw: (file: string) => files[file],
  of: (kind: unknown) =>
    kind === servicesKind ? [{ file: "", value: { updated: "", services: [{ id: "nurse" }] } }] : [],
} as unknown as Content;

test("a form that names what the content has is whole", () => {
  const whole = form({ use: { deadline: "REPLY" }, services: ["nurse"], danger: "violence" });
  expect(formReferences(whole, content)).toEqual([]);
  expect(formReferences(form(), content)).toEqual([]);
});

test.each([
  ["a line", { use: { line: "sea" } }, 'there is no line "sea"'],
  ["a topic of another line", { use: { topic: "money" } }, 'there is no topic of the line "money"'],
  ["a rule", { use: { deadline: "NEVER" } }, 'there is no deadline rule "NEVER"'],
  ["a service", { services: ["surgery"] }, 'there is no service "surgery"'],
  ["a kind of danger", { danger: "storm" }, 'there is no kind of danger "storm"'],
])("%s that is not there is named", (_, parts, message) => {
  expect(formReferences(form(parts), content).map((one) => one.message)).toContain(message);
});

test("a message needs its line, and says or asks what it is about", () => {
  expect(() => form({ use: { line: undefined } })).toThrow("goes to a line");
  expect(() => form({ use: { topic: undefined } })).toThrow("neither said nor asked");
});

test("a fault of an item stands at its place in the file, however deep", () => {
  const words = { fi: "Uni", sv: "Sömn", en: "Sleep" };
  const parsed = formKind.parse(
    {
      ...{ id: "sleep", version: "1.0.0", status: "active", review: "draft", title: words },
      item: [
        {
          ...{ linkId: "first", type: "group", itemControl: "page" },
          item: [{ linkId: "what", type: "string", text: words }],
        },
        {
          ...{ linkId: "page", type: "group", itemControl: "page" },
          item: [
            {
              ...{ linkId: "why", type: "string", text: words },
              enableWhen: [{ question: "nosuch", operator: "=", answer: "yes" }],
            },
          ],
        },
      ],
      cases: [{ name: "empty", answers: {} }],
    },
    "questionnaires/sleep.yaml",
  );
  const findings = parsed.ok ? [] : parsed.findings;
  expect(findings.find(({ message }) => message.includes("nosuch"))?.path).toEqual(["item", 1, "item", 0]);
});
