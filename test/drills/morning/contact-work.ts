import type { AtWork } from "./at-work.ts";

const INBOX = "/fi/staff/inbox";
const ID = /\/staff\/inbox\/([0-9a-f-]{36})/;

const WORDS = {
  note: "Soitin ja sovimme, että palaamme asiaan.",
  ask: "Kerro vielä, kuinka kauan tätä on jatkunut.",
  answer: "Kiitos viestistäsi. Tässä on ohje, ja voit soittaa meille milloin vain.",
  consult: "Katsoisitko tätä kanssani?",
  wishes: "Toivoo soittoa aamulla.",
} as const;

/** The contact whose page is open; undefined on another page. */
export const contactOf = (path: string): string | undefined => ID.exec(path)?.[1];

/** One step on the open contact's page, and the facts that it is to leave when it is done. */
async function step(
  one: AtWork,
  name: string,
  facts: readonly string[],
  fields: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const id = contactOf(one.page.path);
  if (!id) return false;
  const seen = one.page.hidden("seen");
  const sent = await one.send(name, `${INBOX}/${id}/${name}`, { ...(seen && { seen }), ...fields });
  if (!sent) return false;
  if (one.done === "already" || one.done === "") one.place.ledger.refused(`${name} already`);
  else one.place.ledger.done(id, one.who.id, ...facts);
  return true;
}

export const takeOpen = (one: AtWork): Promise<boolean> => step(one, "take", ["taken"]);

/** Works on the open contact as one would: sees its alarm, notes, assesses, and then brings it a step on or to its end. */
export async function workOn(one: AtWork): Promise<void> {
  const { page, rng } = one;
  const id = contactOf(page.path);
  if (!id) return;
  if (page.offers("/alarm")) await step(one, "alarm", ["alarm-seen"]);
  if (!page.offers("/answer")) return;
  if (rng.chance(0.4) && page.offers("/note")) await step(one, "note", ["noted"], { body: WORDS.note });
  if (rng.chance(0.6) && page.link(`${INBOX}/${id}/assessment`)) await assess(one, id);
  if (!page.offers("/answer")) return;
  const how = rng.float();
  if (how < 0.55) await step(one, "answer", ["answered", "closed"], { body: WORDS.answer, do: "close" });
  else if (how < 0.65) {
    if (
      await step(one, "answer", ["answered"], {
        body: WORDS.answer,
        "self-care": "Lepää ja juo.",
        do: "send",
      })
    )
      if (page.offers("/close")) await step(one, "close", ["closed"]);
  } else if (how < 0.73) await step(one, "ask-back", ["asked-back"], { body: WORDS.ask });
  else if (how < 0.83) await handOver(one);
  else if (how < 0.9) {
    const later = Temporal.Now.plainDateISO("Europe/Helsinki").add({ days: 1 }).toString();
    await step(one, "snooze", ["snoozed"], { date: later, time: "9.00" });
  } else if (how < 0.94) await consult(one);
  else if (how < 0.97 && page.offers("/release")) await step(one, "release", ["released"]);
}

async function handOver(one: AtWork): Promise<void> {
  const form = /<form[^>]*\/hand-over"[\s\S]*?<\/form>/.exec(one.page.html)?.[0];
  if (!form) return;
  const [teams = ""] = /<select[^>]*name="team"[\s\S]*?<\/select>/.exec(form) ?? [];
  // Those of the same register stand first.
  const team = [...teams.matchAll(/value="([^"]+)"/g)].map(([, value = ""]) => value)[0];
  const id = contactOf(one.page.path);
  if (!team || !id) return;
  await one.send("hand-over", `${INBOX}/${id}/hand-over`, { team, ground: "evident-need" });
  if (one.done === "hand-over") one.place.ledger.done(id, one.who.id, "handed-over or moved-register");
}

async function consult(one: AtWork): Promise<void> {
  const form = /<form[^>]*\/consult"[\s\S]*?<\/form>/.exec(one.page.html)?.[0] ?? "";
  const people = [...form.matchAll(/<option value="([^":]{36})"/g)].map(([, value = ""]) => value);
  if (people.length > 0)
    await step(one, "consult", ["consulted"], { to: one.rng.pick(people), body: WORDS.consult });
}

/** The assessment of need, with the codes of the contact's register; what it finds wanting is explained. */
async function assess(one: AtWork, id: string): Promise<void> {
  const path = `${INBOX}/${id}/assessment`;
  if (!(await one.open(path))) return;
  const { page } = one;
  const health = page.html.includes('value="sick-care"');
  const fields = {
    "hta-id": page.hidden("hta-id"),
    "hta-supersedes": page.hidden("hta-supersedes"),
    "hta-reason": "R05",
    "hta-urgency": "non-urgent",
    "hta-result": "time",
    "hta-profession": health ? "nurse" : "social-worker",
    "hta-mode": "phone",
    "hta-service": health ? "sick-care" : "family",
    "hta-nature": health ? "SH" : "",
    "hta-rule": "",
    "hta-wishes": WORDS.wishes,
    do: "save",
  };
  const again = fields["hta-supersedes"] !== "";
  let saved = await one.send("assess", path, fields);
  if (!saved && page.status === 422)
    saved = await one.send("assess explained", path, {
      ...fields,
      "hta-explanation": "Sovittu puhelimessa.",
    });
  if (saved && one.done === "assessed")
    one.place.ledger.done(id, one.who.id, again ? "assessment-corrected" : "assessed");
  else await one.open(`${INBOX}/${id}`);
}
