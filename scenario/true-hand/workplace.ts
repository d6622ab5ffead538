import type { HttpPerson } from "../http-person.ts";
import { INBOX } from "./addresses.ts";
import { held, TrueHandFailure } from "./failure.ts";
import type { People } from "./people.ts";
import type { Story } from "./story.ts";

type Open = (path: string) => Promise<HttpPerson>;

/** The contact's page: found by its reference in the queue the first time. */
async function atContact(open: Open, story: Story): Promise<HttpPerson> {
  for (const view of ["team", "answered"]) {
    if (story.work) break;
    const queue = await open(`${INBOX}?${new URLSearchParams({ search: story.reference, view })}`);
    held("look at the queue", queue);
    story.work = queue.link(`${INBOX}/`);
  }
  if (!story.work) throw new TrueHandFailure("find the contact in the queue", 404);
  const person = await open(story.work);
  held("open the contact", person);
  return person;
}

/**
 * One step of a professional on the contact's page, by the form that is sent to an address with the step's name. Gives
 * whether the page that follows offers to acknowledge an alarm.
 */
export function step(
  people: People,
  story: Story,
  by: string,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly alarm: boolean }> {
  return people.atWork(by, async (open) => {
    const person = await atContact(open, story);
    const seen = person.hidden("seen");
    const filled = { _csrf: person.hidden("_csrf"), ...(seen && { seen }), ...fields };
    await people.press(() => person.post(`${story.work}/${name}`, filled));
    held(name, person);
    return { alarm: person.offers("/alarm") };
  });
}
