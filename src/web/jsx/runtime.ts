/**
 * What JSX becomes in this program: text, at once. Hono's own runtime builds a tree first and renders it with contexts
 * and promises that no page here uses; writing the text directly takes a fraction of the time. The types stay Hono's.
 */
export class Markup {
  /** Tells Hono's `html` and `c.html`, and this runtime, that the text holds markup and is safe. */
  readonly isEscaped = true;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => unknown;

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Attributes that are there or not; any other with a boolean value has it written out (`aria-hidden="true"`). */
const SWITCHES = new Set(
  "allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected".split(
    " ",
  ),
);

const SPECIAL = /[&<>'"]/;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&#39;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>'"]/g, (character) => ESCAPES[character] ?? "") : text;
}

function text(child: unknown): string {
  switch (typeof child) {
    case "string":
      return escaped(child);
    case "number":
      return String(child);
    case "object": {
      if (child === null) return "";
      if (Array.isArray(child)) {
        let all = "";
        for (const one of child) all += text(one);
        return all;
      }
      if ("isEscaped" in child && child.isEscaped === true) return String(child);
      if (child instanceof Promise)
        throw new Error("a component may not be asynchronous: load before drawing");
      return escaped(String(child));
    }
    default:
      return "";
  }
}

const NAME = /^[^\s"'<>/=`\\\p{Cc}]+$/u;
const names = new Map<string, string>();

/** The name as HTML writes it, with the blank before; names come from the code and are few. */
function attributeName(name: string): string {
  let written = names.get(name);
  if (written === undefined) {
    if (!NAME.test(name)) throw new Error(`"${name}" is no name of an attribute`);
    written = ` ${name === "className" ? "class" : name === "htmlFor" ? "for" : name}`;
    names.set(name, written);
  }
  return written;
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean" && SWITCHES.has(name)) return value ? `${attributeName(name)}=""` : "";
  if (typeof value === "function") throw new Error(`the attribute ${name} was given a function`);
  return `${attributeName(name)}="${typeof value === "string" ? escaped(value) : escaped(String(value))}"`;
}

export function jsx(tag: string | Component, props: Props): Markup {
  if (typeof tag === "function") {
    const made = tag(props);
    return made instanceof Markup ? made : new Markup(text(made));
  }
  let open = `<${tag}`;
  let inside = "";
  for (const name in props) {
    const value = props[name];
    if (name === "children") inside = text(value);
    else if (name === "dangerouslySetInnerHTML") inside = (value as { readonly __html: string }).__html;
    else open += attribute(name, value);
  }
  if (inside === "" && VOID.has(tag)) return new Markup(`${open}/>`);
  return new Markup(`${open}>${inside}</${tag}>`);
}

export const jsxs = jsx;
export const jsxDEV = jsx;

export const Fragment = ({ children }: Props): Markup => new Markup(text(children));
