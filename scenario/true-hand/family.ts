import type { Submit } from "../doings.ts";
import { ASK, CODE, MATTERS } from "./addresses.ts";
import { held, TrueHandFailure } from "./failure.ts";
import { fillForm } from "./fill-form.ts";
import type { People } from "./people.ts";
import type { Story } from "./story.ts";

const CODE_SHAPE = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/;
const REFERENCE_SHAPE = /\bPB-[0-9A-Z]{5,}-[0-9A-Z]\b/;

/** Sends a need by the form, page by page, as the script's person would; gives how to come back to it. */
export async function sendByForm(people: People, submit: Submit): Promise<Story> {
  const { lang, personId, subjectId, way } = submit;
  const known = way === "identified" && personId;
  const person = known ? await people.resident(personId, ASK[lang]) : await people.stranger().get(ASK[lang]);
  held("open the form", person);
  const answers = Object.entries(submit.answers).map(([name, value]) => [name, String(value)] as const);
  await fillForm(person, Object.fromEntries(answers));
  const review = new URL(person.path, "http://house").pathname;
  const subject: Record<string, string> = person.asked.has("subject")
    ? { subject: subjectId ?? personId ?? "" }
    : {};
  await people.press(() => person.submit(subject, { action: review }));
  held("send", person);
  const reference = REFERENCE_SHAPE.exec(person.text)?.[0];
  const code = known ? undefined : CODE_SHAPE.exec(person.text)?.[0];
  const matter = known ? person.link(`${MATTERS[lang]}/`) : undefined;
  if (!reference || !(code ?? matter)) throw new TrueHandFailure("read the reference", person.status);
  return {
    submit,
    lang,
    reference,
    code,
    matter,
    work: undefined,
    team: submit.team,
    status: "queued",
    holder: undefined,
  };
}

/** The family reads what has come, and writes: by their code, or signed in. */
export async function replyAsFamily(people: People, story: Story, text: string): Promise<void> {
  const { lang, code, matter, submit } = story;
  const person =
    matter && submit.personId
      ? await people.resident(submit.personId, matter)
      : await people.stranger().get(CODE[lang]);
  if (code) await person.submit({ code });
  held("come back to the matter", person);
  await people.press(() => person.submit({ body: text }));
  held("reply", person);
}
