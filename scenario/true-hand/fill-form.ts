import type { HttpPerson } from "../http-person.ts";

/** More pages than any form has. */
const PAGES = 60;

/**
 * Fills a form page by page from where the person stands, until a page asks nothing of what is to be answered: the
 * review. Throws when a page does not take its answer.
 */
export async function fillForm(person: HttpPerson, answers: Readonly<Record<string, string>>): Promise<void> {
  for (let page = 0; page < PAGES; page += 1) {
    const { asked, path } = person;
    const given = Object.entries(answers).filter(([name]) => asked.has(name));
    if (given.length === 0) return;
    await person.submit(Object.fromEntries(given));
    if (person.status >= 400 || person.path === path)
      throw new Error(`${person.status} at a page of the form`);
  }
}
