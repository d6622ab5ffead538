import type { Lang } from "#src/kernel/lang.ts";
import { PATHS } from "#src/web/paths.ts";
import type { HttpVisitor } from "#test/http-visitor.ts";

/** What a worried parent answers, page by page; a test changes what its story needs. */
export const PARENT = {
  "for-whom": "my-child",
  "child-age": "age-7-12",
  topic: "child-mood",
  "own-words": "Poika ei ole nukkunut kunnolla kolmeen viikkoon.",
  municipality: "905",
  "answer-language": "fi",
  way: "code",
  "move-to-health": "false",
} as const;

/** Answers the pages of ask for help, in the order they come, up to the review. */
export async function fillIn(
  parent: HttpVisitor,
  changes: Readonly<Record<string, string>> = {},
  lang: Lang = "fi",
): Promise<HttpVisitor> {
  const answers: Record<string, string> = { ...PARENT, ...changes };
  await parent.get(PATHS.ask[lang]);
  const review = PATHS.askReview[lang];
  while (!parent.path.startsWith(review)) {
    const before = parent.path;
    const asked = Object.keys(answers).filter((name) => parent.html.includes(`name="${name}"`));
    await parent.submit(Object.fromEntries(asked.map((name) => [name, answers[name] ?? ""])));
    if (parent.path === before && parent.status !== 200)
      throw new Error(`${parent.status} at ${before}: ${parent.title}`);
  }
  return parent;
}

/** The code that the page of what was sent shows. */
export function codeOn(page: HttpVisitor): string {
  return /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(page.text)?.[0] ?? "";
}

/** A stranger asks for help without a name; returns the code that opens the answer. */
export async function askNameless(
  parent: HttpVisitor,
  changes: Readonly<Record<string, string>> = {},
): Promise<string> {
  await fillIn(parent, changes);
  await parent.submit({});
  return codeOn(parent);
}
