import type { QuestionModel } from "#src/domains/forms/index.ts";
import { describedBy, FieldGroup, type FieldProps, fieldId, fill, Radios } from "../ui/index.ts";
import { formWords } from "./words.ts";

/** So many steps at most are shown one beside another; without a script every step can be chosen. */
const STEPS_MAX = 11;

function steps({ min, max, step = 1 }: QuestionModel): number[] {
  if (min === undefined || max === undefined || step <= 0 || max <= min) return [];
  const count = Math.floor((max - min) / step) + 1;
  return count > STEPS_MAX ? [] : Array.from({ length: count }, (_, at) => min + at * step);
}

/** Whether a slider is drawn as choices beside each other. */
export const isScale = (question: QuestionModel): boolean => steps(question).length > 0;

interface SliderProps {
  readonly common: FieldProps;
  readonly question: QuestionModel;
}

const Scale = ({ common, question }: SliderProps) => {
  const all = steps(question);
  const choices = all.map((value, at) => {
    const end = at === 0 ? question.lower : at === all.length - 1 ? question.upper : undefined;
    return { value: String(value), label: end ? `${value} ${end}` : String(value) };
  });
  const bare = question.lower === undefined && question.upper === undefined;
  return <Radios {...common} choices={choices} value={question.value} plain inline={!bare} scale={bare} />;
};

/**
 * A number on a line. The number stands in a field that can be typed in, and that alone is posted: nothing is answered until somebody
 * answers. The line beside it is shown where scripts run and writes into the field.
 */
const Line = ({ common, question }: SliderProps) => {
  const { min, max, step, value, lower, upper, unit } = question;
  const id = fieldId(common);
  const ends = min !== undefined && max !== undefined && max > min;
  return (
    <FieldGroup {...common}>
      <div class="pb-slider">
        <div class="nhsuk-input-wrapper">
          <input
            class={
              common.error
                ? "nhsuk-input nhsuk-input--width-5 nhsuk-input--error"
                : "nhsuk-input nhsuk-input--width-5"
            }
            id={id}
            name={common.name}
            type="text"
            inputmode="decimal"
            value={value}
            aria-describedby={describedBy(common)}
            aria-invalid={common.error ? "true" : undefined}
          />
          {unit && <div class="nhsuk-input-wrapper__suffix">{unit}</div>}
        </div>
        {ends && (
          <div class="pb-slider__line" data-slider={id} hidden>
            <span>{lower ?? min}</span>
            <input
              type="range"
              min={min}
              max={max}
              step={step ?? 1}
              value={value === "" ? undefined : value.replace(",", ".")}
              aria-label={fill(formWords(common.lang).slide, { label: question.label })}
            />
            <span>{upper ?? max}</span>
          </div>
        )}
      </div>
    </FieldGroup>
  );
};

/** A slider: few steps as choices beside each other, more as a number with a line. */
export const Slider = (props: SliderProps) =>
  isScale(props.question) ? <Scale {...props} /> : <Line {...props} />;
