import { describe, expect, it } from "vitest";
import { Checkboxes, DateField, ErrorSummary, idOf, Radios, Select, TextArea, TextField } from "../index.ts";

const html = (part: unknown) => String(part);
const attribute = (text: string, element: RegExp, name: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(element.exec(text)?.[0] ?? "")?.[1];
const ids = (text: string) => [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);

/** Every id that is pointed at exists, and no id is there twice. */
function wired(text: string): void {
  const all = ids(text);
  expect(new Set(all).size).toBe(all.length);
  for (const [, list] of text.matchAll(/(?:aria-describedby|aria-labelledby|for)="([^"]+)"/g)) {
    for (const id of (list ?? "").split(" ")) expect(all).toContain(id);
  }
}

describe("a field", () => {
  it("is described by its hint and its error, in this order", () => {
    const text = html(
      TextField({
        lang: "sv",
        name: "post.code",
        label: "Postnummer",
        hint: "Fem siffror",
        error: "Skriv fem siffror",
        value: "651",
      }),
    );
    expect(attribute(text, /<input[^>]*>/, "aria-describedby")).toBe("post-code-hint post-code-error");
    expect(attribute(text, /<input[^>]*>/, "aria-invalid")).toBe("true");
    expect(text).toContain("Fel:</span> Skriv fem siffror");
    wired(text);
  });

  it("can be the page's heading", () => {
    const text = html(TextArea({ lang: "fi", name: "own", label: "Kerro omin sanoin", heading: true }));
    expect(text).toMatch(/<h1[^>]*><label[^>]*for="own"/);
    const choices = html(
      Radios({
        lang: "fi",
        name: "about",
        label: "Mistä on kyse?",
        heading: true,
        choices: [{ value: "a", label: "A" }],
      }),
    );
    expect(choices).toMatch(/<legend[^>]*><h1/);
  });

  it("keeps what was typed, as text", () => {
    const typed = "Rad ett\n<script>alert(1)</script>";
    const text = html(TextArea({ lang: "sv", name: "own", label: "Berätta", value: typed }));
    expect(text).toContain(">\nRad ett\n&lt;script&gt;alert(1)&lt;/script&gt;</textarea>");
    expect(html(TextField({ lang: "sv", name: "a", label: "A", value: '"><img>' }))).toContain(
      'value="&quot;&gt;&lt;img&gt;"',
    );
  });

  it("says its limit in words before any script has counted", () => {
    const text = html(TextArea({ lang: "fi", name: "own", label: "Kerro", maxlength: 5000 }));
    expect(text).toContain("Enintään 5\u00a0000 merkkiä");
    expect(attribute(text, /<textarea[^>]*>/, "aria-describedby")).toBe("own-info");
    expect(text).not.toContain("<textarea maxlength");
    wired(text);
  });

  it("has its chosen values chosen", () => {
    const radios = html(
      Radios({
        lang: "en",
        name: "r",
        label: "R",
        value: "b",
        error: "Choose",
        hint: "One",
        choices: [
          { value: "a", label: "A", hint: "first" },
          { value: "b", label: "B" },
        ],
      }),
    );
    expect(radios.match(/checked/g)).toHaveLength(1);
    expect(attribute(radios, /<input[^>]*value="b"[^>]*>/, "id")).toBe("r-2");
    expect(attribute(radios, /<fieldset[^>]*>/, "aria-describedby")).toBe("r-hint r-error");
    wired(radios);
    const boxes = html(
      Checkboxes({
        lang: "en",
        name: "c",
        label: "C",
        values: ["a", "b"],
        choices: ["a", "b", "c"].map((value) => ({ value, label: value })),
      }),
    );
    expect(boxes.match(/checked/g)).toHaveLength(2);
    wired(boxes);
    const select = html(
      Select({
        lang: "en",
        name: "s",
        label: "S",
        value: "2",
        options: [
          { value: "1", label: "one" },
          { value: "2", label: "two" },
        ],
      }),
    );
    expect(select).toMatch(/<option value="2" selected/);
    wired(select);
  });

  it("shows what belongs to a choice when that is chosen", () => {
    const make = (value?: string) =>
      html(
        Radios({
          lang: "en",
          name: "r",
          label: "R",
          value,
          choices: [{ value: "a", label: "A", reveal: <p>more</p> }],
        }),
      );
    expect(make("a")).not.toContain("conditional--hidden");
    expect(make()).toContain(
      'class="nhsuk-radios__conditional nhsuk-radios__conditional--hidden" id="r-more"',
    );
    expect(make()).toContain('data-reveals="r-more"');
  });

  it("leads an error of a date to the part that is wrong", () => {
    const text = html(
      DateField({
        lang: "fi",
        name: "born",
        label: "Syntymäaika",
        error: "Kirjoita vuosi",
        wrong: ["year"],
        value: { day: "1" },
      }),
    );
    expect(attribute(text, /<input[^>]*name="born.year"[^>]*>/, "id")).toBe("born");
    expect(text.match(/aria-invalid/g)).toHaveLength(1);
    wired(text);
  });
});

describe("the error summary", () => {
  it("links each error to its field", () => {
    const text = html(
      ErrorSummary({
        lang: "fi",
        errors: [{ field: idOf("post.code"), text: "Kirjoita viisi numeroa" }, { text: "Yritä uudelleen" }],
      }),
    );
    expect(text).toContain("Tarkista nämä kohdat");
    expect(text).toContain('<a href="#post-code">Kirjoita viisi numeroa</a>');
    expect(text).toContain("<li>Yritä uudelleen</li>");
    expect(text).toContain('role="alert"');
  });
  it("is not there when nothing is wrong", () => {
    expect(ErrorSummary({ lang: "fi", errors: [] })).toBeNull();
  });
});
