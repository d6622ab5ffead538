import { failureCauses } from "#src/domains/contacts/index.ts";
import { day } from "../../format.ts";
import { to } from "../../paths.ts";
import { Button, CsrfField, fill, Segments, Select } from "../../ui/index.ts";
import type { PartProps } from "../contact/props.ts";
import { Fold } from "../fold.tsx";
import { receivers } from "../outcome/receiver.ts";
import { continuesWords } from "./words.ts";

/** Whether the contact continues something left undone: asked of the professional, suggested from earlier contacts only. */
export const ContinuesForm = ({ site, exchange, shown, trouble }: PartProps) => {
  const { lang, scope } = exchange;
  const { contact, continuation, earlier } = shown;
  if (!shown.right.handles || contact.status === "closed") return null;
  const w = continuesWords(lang);
  const typed = trouble?.continues;
  const [latest] = earlier;
  const name = (topic: string, reference: string) => `${site.topicName(topic)[lang]} ${reference}`;
  const known = continuation && (continuation.cause === null ? "no" : "yes");
  const cause = failureCauses(site.content).find(({ id }) => id === continuation?.cause)?.names[lang];
  return (
    <Fold
      summary={
        known === "no"
          ? w.isNew
          : known === "yes"
            ? fill(w.isOld, { cause: cause ?? continuation?.cause ?? "" })
            : w.fold
      }
      open={typed !== undefined}
    >
      <form method="post" action={`${to("contact", lang, { id: contact.id })}/continues`} novalidate>
        <CsrfField token={exchange.csrf()} />
        {latest && (
          <p class="pb-quiet">
            {fill(w.suggestion, {
              day: day(latest.receivedAt, lang, scope.now),
              what: name(latest.topic, latest.reference),
            })}
          </p>
        )}
        <Segments
          lang={lang}
          name="continues"
          label={w.asked}
          value={typed?.answer ?? known ?? ""}
          error={typed?.error && typed.field === "continues" ? typed.error : undefined}
          choices={(["no", "yes"] as const).map((value) => ({ value, label: w.answers[value] }))}
        />
        <Select
          lang={lang}
          name="cause"
          label={w.cause}
          value={typed?.cause ?? continuation?.cause ?? ""}
          error={typed?.field === "cause" ? typed.error : undefined}
          options={[
            { value: "", label: w.causeNone },
            ...failureCauses(site.content).map(({ id, names }) => ({ value: id, label: names[lang] })),
          ]}
        />
        {earlier.length > 0 && (
          <Select
            lang={lang}
            name="earlier"
            label={w.earlier}
            value={typed?.earlier ?? continuation?.earlierId ?? ""}
            options={[
              { value: "", label: w.earlierNone },
              ...earlier.map((one) => ({ value: one.id, label: name(one.topic, one.reference) })),
            ]}
          />
        )}
        <Select
          lang={lang}
          name="left-at"
          label={w.team}
          value={typed?.leftAt ?? (continuation?.team ? `team:${continuation.team}` : "")}
          options={[
            { value: "", label: w.teamNone },
            ...receivers(site.content).map(({ value, names }) => ({ value, label: names[lang] })),
          ]}
        />
        <Button variant="secondary">{w.save}</Button>
      </form>
    </Fold>
  );
};
