import { MILESTONES, type Milestone } from "#src/domains/contacts/index.ts";
import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Site } from "../../site.ts";
import { Select, TextField } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { clockWords } from "./clock-words.ts";
import type { PartProps } from "./props.ts";
import { StepForm, typedIn } from "./step-form.tsx";

/** What would end a limit that still runs, where a person has to tell that it happened. */
function milestonesOf(site: Site, clocks: readonly ContactClock[]): Milestone[] {
  const met = clocks
    .filter(({ kind, stoppedAt }) => kind === "law" && stoppedAt === null)
    .flatMap(({ rule }) => {
      const runs = site.county.rule(rule).runs;
      return [...(runs?.met ?? []), ...(runs?.metNamed ?? [])];
    });
  return MILESTONES.filter((one) => met.includes(one));
}

/** "Care was given on this day": ends the limits that wait for it. */
export const MilestoneForm = (props: PartProps & { clocks: readonly ContactClock[] }) => {
  const { lang, scope } = props.exchange;
  const w = clockWords(lang);
  const offered = milestonesOf(props.site, props.clocks);
  if (offered.length === 0 || !props.shown.right.handles) return null;
  const typed = typedIn(props, "milestone");
  const today = localDate(scope.now).toString();
  return (
    <Fold summary={w.milestone} open={typed.open}>
      <StepForm {...props} name="milestone" send={w.milestoneSend}>
        <p class="pb-quiet">{w.milestoneLead}</p>
        <Select
          lang={lang}
          {...typed.at("what")}
          label={w.milestoneWhat}
          value={typed.value("what") || (offered.length === 1 ? offered[0] : "")}
          options={[
            ...(offered.length === 1 ? [] : [{ value: "", label: w.milestoneChoose }]),
            ...offered.map((one) => ({ value: one, label: w.milestones[one] })),
          ]}
        />
        <TextField
          lang={lang}
          {...typed.at("date")}
          type="date"
          label={w.milestoneDate}
          value={typed.open ? typed.value("date") : today}
        />
      </StepForm>
    </Fold>
  );
};
