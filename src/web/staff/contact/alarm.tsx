import { moment, time } from "../../format.ts";
import { to } from "../../paths.ts";
import { Box, Button, CsrfField, fill, Icon } from "../../ui/index.ts";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** Acute danger: what was found and until when somebody must have seen it. Only the button stops its clock. */
export const Alarm = ({ exchange, shown }: PartProps) => {
  const { lang, scope } = exchange;
  const { contact } = shown;
  const w = contactWords(lang);
  if (!contact.alarmDueAt) return null;
  const signs = contact.danger.map((code) => w.signs[code] ?? code).join(", ");
  if (contact.alarmSeenAt) {
    return (
      <p class="pb-quiet">
        {fill(w.alarmSeen, { when: moment(contact.alarmSeenAt, lang, scope.now), signs })}
      </p>
    );
  }
  const late = Temporal.Instant.compare(scope.now, contact.alarmDueAt) > 0;
  return (
    <Box
      id="alarm"
      tone="error"
      tight
      title={
        <>
          <Icon name="error-filled" /> {late ? w.alarmLate : w.alarmTitle}
        </>
      }
    >
      <p>{fill(w.alarmBody, { signs, time: time(contact.alarmDueAt, lang) })}</p>
      {shown.right.handles && (
        <form method="post" action={`${to("contact", lang, { id: contact.id })}/alarm`}>
          <CsrfField token={exchange.csrf()} />
          <Button variant="warning">{w.alarmButton}</Button>
        </form>
      )}
    </Box>
  );
};
