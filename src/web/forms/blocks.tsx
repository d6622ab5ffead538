import { raw } from "hono/html";
import type { Block, RepeatBlock } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { Button, fill, idOf } from "../ui/index.ts";
import { Question } from "./question.tsx";
import { isTable, RepeatTable } from "./repeat-table.tsx";
import { formWords } from "./words.ts";

interface BlocksProps {
  readonly lang: Lang;
  readonly blocks: readonly Block[];
  /** Level of the next heading. */
  readonly level: number;
  /** Names of the buttons that change what the page holds; none: they are not offered. */
  readonly tools?: Tools | undefined;
}

/** `add`: one more of a repeat, posts `<key>=<count>`. `remove`: takes one out, `<key>=<place>=<count>`. `dropFile`: the file of a question. */
export interface Tools {
  readonly add: string;
  readonly remove: string;
  readonly dropFile: string;
}

const Title = ({ level, id, children }: { level: number; id?: string; children?: string }) => {
  if (!children) return null;
  if (level <= 2) return <h2 id={id}>{children}</h2>;
  return level === 3 ? <h3 id={id}>{children}</h3> : <h4 id={id}>{children}</h4>;
};

const Failed = ({ text }: { text: string | undefined }) =>
  text ? <p class="nhsuk-error-message">{text}</p> : null;

interface RepeatProps {
  readonly lang: Lang;
  readonly block: RepeatBlock;
  readonly level: number;
  readonly tools: Tools | undefined;
}

const More = ({ lang, block, tools }: Omit<RepeatProps, "level">) =>
  tools && block.more ? (
    <Button variant="secondary" name={tools.add} value={`${block.name}=${block.count + 1}`}>
      {formWords(lang).more}
      <span class="nhsuk-u-visually-hidden">: {block.title}</span>
    </Button>
  ) : null;

/** A group that is filled several times: a table, or each time a section with its number. */
const Repeats = ({ lang, block, level, tools }: RepeatProps) => (
  <div>
    <Title level={level} id={`${idOf(block.name)}-title`}>
      {block.title}
    </Title>
    <Failed text={block.error} />
    {block.count > block.repeats.length && (
      <p>
        {fill(formWords(lang).some, {
          n: block.count,
          from: block.from + 1,
          to: block.from + block.repeats.length,
        })}
      </p>
    )}
    {isTable(block) ? (
      <RepeatTable lang={lang} block={block} tools={tools} />
    ) : (
      <Sections lang={lang} block={block} level={level} tools={tools} />
    )}
    <More lang={lang} block={block} tools={tools} />
  </div>
);

/** Each repeat under its number, one under another. */
const Sections = ({ lang, block, level, tools }: RepeatProps) => (
  <>
    {block.repeats.map((blocks, index) => (
      <fieldset
        class="nhsuk-fieldset nhsuk-u-margin-bottom-5"
        id={`${idOf(block.name)}-time-${block.from + index + 1}`}
        tabindex={-1}
      >
        <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          {fill(formWords(lang).nth, { title: block.title, n: block.from + index + 1 })}
        </legend>
        <Blocks lang={lang} blocks={blocks} level={level + 1} tools={tools} />
        {tools && block.count > 1 && (
          <Button
            variant="text"
            name={tools.remove}
            value={`${block.name}=${block.from + index}=${block.count}`}
          >
            {formWords(lang).remove}
            <span class="nhsuk-u-visually-hidden">
              : {fill(formWords(lang).nth, { title: block.title, n: block.from + index + 1 })}
            </span>
          </Button>
        )}
      </fieldset>
    ))}
  </>
);

/** The contents of a page: texts, questions, groups and repeats, in the form's order. */
export const Blocks = ({ lang, blocks, level, tools }: BlocksProps) => (
  <>
    {blocks.map((block) => {
      switch (block.kind) {
        case "text":
          return block.html === undefined ? <p>{block.text}</p> : <div>{raw(block.html)}</div>;
        case "question":
          return (
            <>
              <Question lang={lang} question={block.question} dropFile={tools?.dropFile} />
              <Blocks lang={lang} blocks={block.blocks} level={level} tools={tools} />
            </>
          );
        case "group":
          return (
            <div>
              <Title level={level} id={`${idOf(block.name)}-title`}>
                {block.title}
              </Title>
              <Failed text={block.error} />
              <Blocks lang={lang} blocks={block.blocks} level={level + 1} tools={tools} />
            </div>
          );
        default:
          return <Repeats lang={lang} block={block} level={level} tools={tools} />;
      }
    })}
  </>
);
