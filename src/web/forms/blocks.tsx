import { raw } from "hono/html";
import type { Block, RepeatBlock } from "#src/domains/forms/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { Button, fill, idOf } from "../ui/index.ts";
import { Question } from "./question.tsx";
import { formWords } from "./words.ts";

interface BlocksProps {
  readonly lang: Lang;
  readonly blocks: readonly Block[];
  /** Level of the next heading. */
  readonly level: number;
  /** Name of the button that asks for one more of a repeat; none: it is not offered. */
  readonly add?: string | undefined;
}

const Title = ({ level, id, children }: { level: number; id?: string; children?: string }) => {
  if (!children) return null;
  if (level <= 2) return <h2 id={id}>{children}</h2>;
  return level === 3 ? <h3 id={id}>{children}</h3> : <h4 id={id}>{children}</h4>;
};

const Failed = ({ text }: { text: string | undefined }) =>
  text ? <p class="nhsuk-error-message">{text}</p> : null;

const More = ({ lang, block, add }: { lang: Lang; block: RepeatBlock; add: string | undefined }) =>
  add && block.more ? (
    <Button variant="secondary" name={add} value={`${block.name}=${block.repeats.length + 1}`}>
      {formWords(lang).more}
      <span class="nhsuk-u-visually-hidden">: {block.title}</span>
    </Button>
  ) : null;

/** A group that is filled several times: each time a section with its number. */
const Repeats = ({
  lang,
  block,
  level,
  add,
}: {
  lang: Lang;
  block: RepeatBlock;
  level: number;
  add: string | undefined;
}) => (
  <div>
    <Title level={level} id={`${idOf(block.name)}-title`}>
      {block.title}
    </Title>
    <Failed text={block.error} />
    {block.repeats.map((blocks, at) => (
      <fieldset class="nhsuk-fieldset nhsuk-u-margin-bottom-5">
        <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          {fill(formWords(lang).nth, { title: block.title, n: at + 1 })}
        </legend>
        <Blocks lang={lang} blocks={blocks} level={level + 1} add={add} />
      </fieldset>
    ))}
    <More lang={lang} block={block} add={add} />
  </div>
);

/** The contents of a page: texts, questions, groups and repeats, in the form's order. */
export const Blocks = ({ lang, blocks, level, add }: BlocksProps) => (
  <>
    {blocks.map((block) => {
      switch (block.kind) {
        case "text":
          return block.html === undefined ? <p>{block.text}</p> : <div>{raw(block.html)}</div>;
        case "question":
          return (
            <>
              <Question lang={lang} question={block.question} />
              <Blocks lang={lang} blocks={block.blocks} level={level} add={add} />
            </>
          );
        case "group":
          return (
            <div>
              <Title level={level} id={`${idOf(block.linkId)}-title`}>
                {block.title}
              </Title>
              <Failed text={block.error} />
              <Blocks lang={lang} blocks={block.blocks} level={level + 1} add={add} />
            </div>
          );
        default:
          return <Repeats lang={lang} block={block} level={level} add={add} />;
      }
    })}
  </>
);
