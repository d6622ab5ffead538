import { createRequire } from "node:module";
import type MarkdownIt from "markdown-it";
import type SanitizeHtml from "sanitize-html";
import { stringOf } from "./extensions.ts";
import type { Primitive } from "./model.ts";

const load = createRequire(import.meta.url);
let tools: { markdown: InstanceType<typeof MarkdownIt>; sanitize: typeof SanitizeHtml } | undefined;

function ready() {
  tools ??= {
    markdown: new (load("markdown-it") as typeof MarkdownIt)({ html: false, linkify: false }),
    sanitize: load("sanitize-html") as typeof SanitizeHtml,
  };
  return tools;
}

/** Words and their order only: no scripts, styles, forms, frames; pictures only those that stand in the text itself. */
const RULES: SanitizeHtml.IOptions = {
  allowedTags:
    "p br b strong i em u s sub sup ul ol li dl dt dd blockquote code pre h2 h3 h4 h5 h6 table caption thead tbody tr th td a span div hr img".split(
      " ",
    ),
  allowedAttributes: {
    a: ["href"],
    th: ["scope", "colspan", "rowspan"],
    td: ["colspan", "rowspan"],
    img: ["src", "alt"],
  },
  allowedSchemes: ["https", "http", "mailto", "tel"],
  allowedSchemesByTag: { img: ["data"] },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  transformTags: {
    h1: "h2",
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...(attribs.href !== undefined && { href: attribs.href }) },
    }),
    img: (tagName, { src = "", alt = "" }) => ({
      tagName,
      attribs: { src: /^data:image\/(png|jpeg|gif|webp);/.test(src) ? src : "", alt },
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src,
};

const LONGEST = 100_000;

/** A text's marked-up form, safe to put into a page; undefined when it has none. xhtml wins over markdown. */
export function markup(beside: Primitive | undefined): string | undefined {
  if (!beside?.extension) return undefined;
  const xhtml = stringOf(beside, "rendering-xhtml");
  const markdown = stringOf(beside, "rendering-markdown");
  if (xhtml === undefined && markdown === undefined) return undefined;
  const { markdown: renderer, sanitize } = ready();
  const html = xhtml ?? renderer.render((markdown ?? "").slice(0, LONGEST));
  return sanitize(html.slice(0, LONGEST), RULES).trim() || undefined;
}
