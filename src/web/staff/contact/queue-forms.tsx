import type { LinkedContact } from "#src/domains/contacts/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { MOVE_GROUND_NAMES, MOVE_GROUNDS } from "../../registers.ts";
import { Select, TextArea, TextField } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { type QueueStep, TEXT_MAX } from "./moves.ts";
import type { PartProps } from "./props.ts";
import { StepForm, typedIn } from "./step-form.tsx";
import { topicsToChoose } from "./topics-to-choose.ts";
import { queueWords } from "./words-queue.ts";

const Others = (
  props: PartProps & {
    name: "merge" | "join";
    label: string;
    others: readonly Pick<LinkedContact, "id" | "reference" | "topic">[];
  },
) => {
  const { lang } = props.exchange;
  const typed = typedIn(props, props.name);
  return (
    <Select
      lang={lang}
      {...typed.at("other")}
      label={props.label}
      value={typed.value("other")}
      options={[
        { value: "", label: queueWords(lang).choose },
        ...props.others.map(({ id, reference, topic }) => ({
          value: id,
          label: `${props.site.topicName(topic)[lang]} ${reference}`,
        })),
      ]}
    />
  );
};

const Split = (props: PartProps) => {
  const { site, exchange, shown } = props;
  const { lang, scope } = exchange;
  const { contact, messages } = shown;
  const w = queueWords(lang);
  const typed = typedIn(props, "split");
  return (
    <StepForm {...props} name="split" send={w.splitSend}>
      <p class="pb-quiet">{w.splitLead}</p>
      <input type="hidden" name="seen" value={contact.version} />
      <input type="hidden" name="submission" value={typed.value("submission") || scope.newId()} />
      <Select
        lang={lang}
        {...typed.at("team")}
        label={w.team}
        value={typed.value("team")}
        options={[
          { value: "", label: w.choose },
          ...site.content.teams.map(({ id, names }) => ({ value: id, label: names[lang] })),
        ]}
      />
      <Select
        lang={lang}
        {...typed.at("topic")}
        label={w.topic}
        value={typed.value("topic")}
        options={[
          { value: "", label: w.choose },
          ...topicsToChoose(site, contact.topic).map((id) => ({
            value: id,
            label: site.topicName(id)[lang],
          })),
        ]}
      />
      <TextArea
        lang={lang}
        {...typed.at("body")}
        label={w.body}
        rows={4}
        maxlength={TEXT_MAX}
        value={typed.open ? typed.value("body") : (messages[0]?.body ?? "")}
        permanent={!typed.open}
      />
      {!contact.moveAllowed && (
        <Select
          lang={lang}
          {...typed.at("ground")}
          label={w.ground}
          value={typed.value("ground")}
          options={[
            { value: "", label: w.noGround },
            ...MOVE_GROUNDS.map((code) => ({ value: code, label: MOVE_GROUND_NAMES[lang][code] })),
          ]}
        />
      )}
    </StepForm>
  );
};

const Snooze = (props: PartProps) => {
  const { lang, scope } = props.exchange;
  const w = queueWords(lang);
  const typed = typedIn(props, "snooze");
  return (
    <StepForm {...props} name="snooze" send={w.snoozeSend}>
      <p class="pb-quiet">{w.snoozeLead}</p>
      <TextField
        lang={lang}
        {...typed.at("date")}
        type="date"
        label={w.date}
        value={typed.value("date") || localDate(scope.now).add({ days: 1 }).toString()}
      />
      <TextField
        lang={lang}
        {...typed.at("time")}
        label={w.time}
        hint={w.timeHint}
        width={5}
        value={typed.value("time") || "8.00"}
      />
    </StepForm>
  );
};

const Consult = (props: PartProps) => {
  const { exchange, shown } = props;
  const { lang } = exchange;
  const w = queueWords(lang);
  const typed = typedIn(props, "consult");
  return (
    <StepForm {...props} name="consult" send={w.consultSend}>
      <p class="pb-quiet">{w.consultLead}</p>
      <Select
        lang={lang}
        {...typed.at("to")}
        label={w.consultTo}
        value={typed.value("to")}
        options={[
          { value: "", label: w.choose },
          ...shown.queue.askable.map(({ id, names }) => ({ value: `team:${id}`, label: names[lang] })),
          ...shown.queue.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextArea
        lang={lang}
        {...typed.at("body")}
        label={w.consultBody}
        rows={3}
        maxlength={TEXT_MAX}
        value={typed.value("body")}
        permanent={!typed.open}
      />
    </StepForm>
  );
};

/** Splitting, merging, joining, putting aside and asking for advice: what of it makes sense now. */
export const QueueSteps = (props: PartProps) => {
  const { exchange, shown } = props;
  const w = queueWords(exchange.lang);
  const { contact, queue, staff } = shown;
  const free = contact.holderId === null || contact.holderId === staff.professionalId;
  const folds = (name: QueueStep) => typedIn(props, name).open;
  const asked = typedIn(props, "consult-answer");
  return (
    <>
      {(queue.asked || asked.open) && (
        <StepForm {...props} name="consult-answer" send={w.answerSend}>
          <h3>{w.answer}</h3>
          <TextArea
            lang={exchange.lang}
            {...asked.at("body")}
            label={w.answerBody}
            hint={w.answerLead}
            rows={4}
            maxlength={TEXT_MAX}
            value={asked.value("body")}
            permanent={!asked.open}
          />
        </StepForm>
      )}
      {(shown.queue.people.length > 0 || folds("consult")) && (
        <Fold summary={w.consult} open={folds("consult")}>
          <Consult {...props} />
        </Fold>
      )}
      {((queue.handles && free) || folds("snooze")) && (
        <Fold summary={w.snooze} open={folds("snooze")}>
          <Snooze {...props} />
        </Fold>
      )}
      {((queue.handles && free) || folds("split")) && (
        <Fold summary={w.split} open={folds("split")}>
          <Split {...props} />
        </Fold>
      )}
      {(queue.mayMergeWith.length > 0 || folds("merge")) && (
        <Fold summary={w.merge} open={folds("merge")}>
          <StepForm {...props} name="merge" send={w.mergeSend}>
            <p class="pb-quiet">{w.mergeLead}</p>
            <Others {...props} name="merge" label={w.mergeOther} others={queue.mayMergeWith} />
          </StepForm>
        </Fold>
      )}
      {(queue.mayJoin.length > 0 || folds("join")) && (
        <Fold summary={w.join} open={folds("join")}>
          <StepForm {...props} name="join" send={w.joinSend}>
            <p class="pb-quiet">{w.joinLead}</p>
            <Others {...props} name="join" label={w.joinOther} others={queue.mayJoin} />
          </StepForm>
        </Fold>
      )}
    </>
  );
};
