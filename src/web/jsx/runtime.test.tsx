import { raw } from "hono/html";
import { describe, expect, it } from "vitest";
import { Markup } from "./runtime.ts";

const Twice = ({ children }: { children?: unknown }) => (
  <>
    {children}
    {children}
  </>
);
const Nothing = () => null;
const url = '/x?a=1&b="2"';

describe("JSX as text", () => {
  it.each([
    ["text is escaped", <p>{"<b>&'\"</b>"}</p>, "<p>&lt;b&gt;&amp;&#39;&quot;&lt;/b&gt;</p>"],
    ["attributes are escaped", <a href={url}>x</a>, '<a href="/x?a=1&amp;b=&quot;2&quot;">x</a>'],
    ["markup is not escaped twice", <p>{<b>{"&"}</b>}</p>, "<p><b>&amp;</b></p>"],
    ["what is marked as safe stays", <script>{raw("a && b")}</script>, "<script>a && b</script>"],
    [
      "lists and numbers",
      <ul>
        {[1, 2].map((n) => (
          <li>{n}</li>
        ))}
      </ul>,
      "<ul><li>1</li><li>2</li></ul>",
    ],
    [
      "0 is shown, nothing is not",
      <p>
        {0}
        {null}
        {undefined}
        {true}
        {false}
      </p>,
      "<p>0</p>",
    ],
    [
      "void elements",
      <p>
        a<br />b<input value="" />
      </p>,
      '<p>a<br/>b<input value=""/></p>',
    ],
    ["an empty element that is not void", <td />, "<td></td>"],
    ["switches", <input checked={true} disabled={false} required />, '<input checked="" required=""/>'],
    [
      "values that are true or false",
      <i aria-hidden={true} aria-busy={false} />,
      '<i aria-hidden="true" aria-busy="false"></i>',
    ],
    ["attributes without a value", <i class={undefined} id="x" />, '<i id="x"></i>'],
    [
      "names as SVG writes them",
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <path stroke-width="1.5" />
      </svg>,
      '<svg viewBox="0 0 1 1" aria-hidden="true"><path stroke-width="1.5"></path></svg>',
    ],
    [
      "components and fragments",
      <Twice>
        <b>a</b>
      </Twice>,
      "<b>a</b><b>a</b>",
    ],
    [
      "a component that draws nothing",
      <p>
        <Nothing />
      </p>,
      "<p></p>",
    ],
  ])("%s", (_, element, expected) => {
    expect(element).toBeInstanceOf(Markup);
    expect(String(element)).toBe(expected);
  });

  it("refuses a name that would break out of the tag, a function as a value, and a promise as a child", () => {
    const bad = { "x><script": "1" };
    expect(() => <i {...bad} />).toThrow(/no name/);
    const handler = { onclick: () => 1 };
    expect(() => <i {...(handler as object)} />).toThrow(/function/);
    expect(() => <i>{Promise.resolve("x") as never}</i>).toThrow(/asynchronous/);
  });
});
