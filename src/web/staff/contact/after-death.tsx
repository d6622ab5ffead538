import { AFTER_DEATH } from "#src/domains/contacts/index.ts";
import { Box, Select } from "../../ui/index.ts";
import { afterDeathWords } from "./after-death-words.ts";
import type { PartProps } from "./props.ts";
import { StepForm, typedIn } from "./step-form.tsx";

/** The person died while the contact was open: what that means, and its closing with a reason. Nothing for the living. */
export const AfterDeath = (props: PartProps) => {
  const { exchange, shown } = props;
  const { lang } = exchange;
  const { contact, history, right, staff } = shown;
  if (contact.status === "closed" || !history.some(({ type }) => type === "person-died")) return null;
  const w = afterDeathWords(lang);
  const typed = typedIn(props, "close-after-death");
  const mayClose = right.handles && (contact.holderId === null || contact.holderId === staff.professionalId);
  return (
    <Box tight id="after-death" title={w.title}>
      <p>{w.lead}</p>
      {mayClose && (
        <StepForm {...props} name="close-after-death" send={w.send}>
          <Select
            lang={lang}
            {...typed.at("what")}
            label={w.why}
            value={typed.value("what")}
            options={[
              { value: "", label: w.choose },
              ...AFTER_DEATH.map((one) => ({ value: one, label: w.reasons[one] })),
            ]}
          />
        </StepForm>
      )}
    </Box>
  );
};
