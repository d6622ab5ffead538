import type { AtWork } from "./at-work.ts";
import { contactOf, takeOpen, workOn } from "./contact-work.ts";

const INBOX = "/fi/staff/inbox";
const ROW = /<a href="\/fi\/staff\/inbox\/([0-9a-f-]{36})"/g;

/** The contacts that the queue's page leads to, in its order. */
const rowsOf = ({ page }: AtWork): string[] => [
  ...new Set([...page.html.matchAll(ROW)].map(([, id = ""]) => id)),
];

type Turn = (one: AtWork) => Promise<void>;

/** What people do, as often as it stands here. */
const TURNS: readonly Turn[] = [
  ...Array<Turn>(17).fill(takeNext),
  ...Array<Turn>(7).fill(pick),
  ...Array<Turn>(12).fill(goOn),
  ...Array<Turn>(3).fill(several),
  ...Array<Turn>(7).fill(call),
  ...Array<Turn>(4).fill(lookAround),
];

/** One piece of work, from the queue to where it is left. */
export async function turn(one: AtWork): Promise<void> {
  await one.rng.pick(TURNS)(one);
  one.place.ledger.turns += 1;
}

async function takeNext(one: AtWork): Promise<void> {
  if (!(await one.open(INBOX))) return;
  await one.send("next", "/fi/staff/next", { press: one.page.hidden("press") });
  const id = contactOf(one.page.path);
  if (!id || one.done !== "next") return;
  one.place.ledger.done(id, one.who.id, "taken");
  await workOn(one);
}

/** Chooses a row near the top, where colleagues choose too. */
async function pick(one: AtWork): Promise<void> {
  if (!(await one.open(`${INBOX}?view=free`))) return;
  const rows = rowsOf(one).slice(0, 12);
  if (rows.length === 0 || !(await one.open(`${INBOX}/${one.rng.pick(rows)}`))) return;
  if (one.page.offers("/take") && (await takeOpen(one))) await workOn(one);
}

async function goOn(one: AtWork): Promise<void> {
  if (!(await one.open(`${INBOX}?view=mine`))) return;
  const rows = rowsOf(one);
  if (rows.length > 0 && (await one.open(`${INBOX}/${one.rng.pick(rows)}`))) await workOn(one);
}

async function several(one: AtWork): Promise<void> {
  if (!(await one.open(`${INBOX}?view=free`))) return;
  const rows = rowsOf(one).slice(0, 15);
  if (rows.length === 0) return;
  const id = [...new Set([one.rng.pick(rows), one.rng.pick(rows), one.rng.pick(rows)])];
  const { ledger } = one.place;
  if (!(await one.send("several", "/fi/staff/several", { id, step: "take" }))) return;
  const [before = "", after = ""] = one.page.html.split('id="done"');
  for (const [, contact = ""] of after.matchAll(ROW)) ledger.done(contact, one.who.id, "taken");
  if (before.includes('id="failed"')) ledger.refused("several: a colleague was faster");
}

async function call(one: AtWork): Promise<void> {
  if (!(await one.open("/fi/staff/calls"))) return;
  const { page } = one;
  const line = one.who.lines[0] ?? "";
  const [select = ""] = /<select[^>]*name="topic"[\s\S]*?<\/select>/.exec(page.html) ?? [];
  const topics = [...select.matchAll(/value="([^"]+)"/g)].map(([, value = ""]) => value);
  if (topics.length === 0) return;
  const sent = await one.send("call", "/fi/staff/calls", {
    submission: page.hidden("submission"),
    channel: "phone",
    line,
    whom: "self",
    topic: one.rng.pick(topics),
    words: "Soittaja kertoo, että vaiva on jatkunut viikon.",
    do: "save",
  });
  const id = contactOf(page.path);
  // Of another team's it is told that it was recorded, and not which it is.
  if (sent && one.done === "recorded") one.place.ledger.done(id ?? "", one.who.id, "received");
  if (sent && one.done === "other-team") one.place.ledger.done("", one.who.id, "received");
}

/** The pages beside the queue that each role has. */
async function lookAround(one: AtWork): Promise<void> {
  const lead = one.who.roles.includes("team-lead");
  const pages = ["/fi/staff", "/fi/staff/call-backs", "/fi/staff/assessments", `${INBOX}?view=answered`];
  await one.open(one.rng.pick(lead ? [...pages, "/fi/staff/at-risk", "/fi/staff/breaches"] : pages));
}
