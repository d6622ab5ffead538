import type { Assess, Doing, Submit } from "../doings.ts";
import { NO_REPLY } from "../no-reply.ts";
import type { Professional } from "../professional.ts";
import { teamLeads } from "../team-leads.ts";
import { replyAsFamily, sendByForm } from "./family.ts";
import type { People } from "./people.ts";
import type { Story } from "./story.ts";
import { step } from "./workplace.ts";

type Done = Exclude<Doing, Submit>;

/**
 * The true hand: does what the script says over HTTP, as the people of the script. It takes the same steps as the fast
 * hand; what it knows of a contact it has seen on pages. Only what residents send by the form can be sent so.
 */
export class TrueHand {
  readonly #people: People;
  readonly #leads: ReadonlyMap<string, string>;
  readonly #stories = new Map<string, Story>();

  constructor(people: People, staff: Iterable<Professional>) {
    this.#people = people;
    this.#leads = teamLeads(staff);
  }

  /** The reference that the house gave to a contact of the script. */
  reference(contactKey: string): string | undefined {
    return this.#stories.get(contactKey)?.reference;
  }

  /** Does one thing; nothing when its contact was never sent. Throws a TrueHandFailure when the house refuses. */
  async play(doing: Doing): Promise<void> {
    if (doing.kind === "submit") {
      if (doing.form) this.#stories.set(doing.contactKey, await sendByForm(this.#people, doing));
      return;
    }
    const story = this.#stories.get(doing.contactKey);
    if (story) await this.#step(story, doing);
  }

  async #step(story: Story, doing: Done): Promise<void> {
    switch (doing.kind) {
      case "take":
        return this.#take(story, doing.by);
      case "note":
        await step(this.#people, story, doing.by, "note", { body: doing.text });
        return;
      case "release":
        await this.#asHolder(story, doing.by, "release");
        story.status = "queued";
        story.holder = undefined;
        return;
      case "ask-back":
        await this.#asHolder(story, doing.by, "ask-back", { body: doing.text });
        story.status = "waiting";
        return;
      case "answer":
        return this.#answer(story, doing.by, doing.text);
      case "close":
        if (story.status !== "answered") await this.#answer(story, doing.by, NO_REPLY[story.submit.lang]);
        await this.#asHolder(story, doing.by, "close");
        story.status = "closed";
        return;
      case "assess":
        return this.#assess(story, doing);
      // Calls and care belong to contacts that professionals record, which this hand does not send.
      case "promise-call":
      case "call":
      case "care":
        return;
      case "hand-over":
        return this.#handOver(story, doing);
      case "family-reply":
        await replyAsFamily(this.#people, story, doing.text);
        if (story.status === "waiting" || story.status === "answered")
          story.status = story.holder ? "taken" : "queued";
    }
  }

  /** Whoever takes a contact with an alarm says that they have seen it. Taken already, nothing is to be done. */
  async #take(story: Story, by: string): Promise<void> {
    if (story.status !== "queued") return;
    const { alarm } = await step(this.#people, story, by, "take");
    story.status = "taken";
    story.holder = by;
    if (alarm) await step(this.#people, story, by, "alarm");
  }

  async #answer(story: Story, by: string, text: string): Promise<void> {
    await this.#asHolder(story, by, "answer", { body: text });
    story.status = "answered";
  }

  async #assess(story: Story, { by, reason, urgency, result, profession, mode }: Assess): Promise<void> {
    const fields = { reason, urgency, result, profession, mode, service: story.submit.line };
    const said = Object.entries(fields).flatMap(([name, value]) => (value ? [[`hta-${name}`, value]] : []));
    await step(this.#people, story, by, "assessment", { ...Object.fromEntries(said), do: "save" });
  }

  async #asHolder(
    story: Story,
    by: string,
    name: string,
    fields?: Readonly<Record<string, string>>,
  ): Promise<void> {
    if (story.holder !== by && story.status === "queued") {
      await step(this.#people, story, by, "take");
      story.status = "taken";
      story.holder = by;
    }
    await step(this.#people, story, story.holder ?? by, name, fields);
  }

  async #handOver(story: Story, { by, to, toTeam }: Extract<Done, { kind: "hand-over" }>): Promise<void> {
    if (toTeam !== story.team) {
      await this.#asHolder(story, by, "hand-over", { team: toTeam, ground: "evident-need" });
      story.status = "queued";
      story.holder = undefined;
      story.team = toTeam;
    }
    if (!to) return;
    if (story.status === "queued") await step(this.#people, story, to, "take");
    else await step(this.#people, story, this.#leads.get(toTeam) ?? by, "hand-out", { to });
    if (story.status === "queued") story.status = "taken";
    story.holder = to;
  }
}
