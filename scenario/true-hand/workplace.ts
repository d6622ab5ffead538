import type { HttpPerson } from "../http-person.ts";
import { INBOX } from "./addresses.ts";
import { held, TrueHandFailure } from "./failure.ts";
import type { People } from "./people.ts";
import type { Story } from "./story.ts";

/** A professional on the contact's page: found by its reference in the queue the first time. */
async function atContact(people: People, story: Story, by: string): Promise<HttpPerson> {
  if (!story.work) {
    const views = ["team", "answered"].map(
      (view) => `${INBOX}?${new URLSearchParams({ search: story.reference, view })}`,
    );
    for (const view of views) {
      const person = await people.staff(by, view);
      held("look at the queue", person);
      story.work ??= person.link(`${INBOX}/`);
    }
  }
  if (!story.work) throw new TrueHandFailure("find the contact in the queue", 404);
  const person = await people.staff(by, story.work);
  held("open the contact", person);
  return person;
}

/** One step on the contact's page by the form that is sent to an address with the step's name. */
export async function step(
  people: People,
  story: Story,
  by: string,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<HttpPerson> {
  const person = await atContact(people, story, by);
  const seen = person.hidden("seen");
  await person.post(`${story.work}/${name}`, {
    _csrf: person.hidden("_csrf"),
    ...(seen && { seen }),
    ...fields,
  });
  held(name, person);
  return person;
}
