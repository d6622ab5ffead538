import { describe, expect, it } from "vitest";
import { LANGS } from "#src/kernel/lang.ts";
import { ErrorBody, errorTitle, Gallery, Messages, Queue, Quote, SummaryList, shownPages } from "./index.ts";

describe("the gallery", () => {
  it.each(LANGS)("stands in %s with every id once, every reference met and no inline style", async (lang) => {
    const html = String(await Gallery({ lang }));
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const [, list] of html.matchAll(/(?:aria-describedby|aria-labelledby|for)="([^"]+)"/g)) {
      for (const id of (list ?? "").split(" ")) expect(ids).toContain(id);
    }
    expect(html).not.toMatch(/\sstyle=|undefined|\[object/);
  });
});

describe("a queue", () => {
  const html = String(
    Queue({
      caption: "Avoimet",
      timeLabel: "Aikaa",
      titleLabel: "Asia",
      columns: ["Kunta"],
      rows: [
        {
          id: "a1",
          href: "/jono?a=a1",
          state: "overdue",
          time: "−1 pv",
          title: "Sömn",
          lang: "sv",
          cells: ["Vaasa"],
          selected: true,
        },
      ],
    }),
  );
  it("can be walked by keys and found again by a refresh", () => {
    expect(html).toContain("data-queue");
    expect(html).toContain('<tr id="row-a1" class="sel" role="row">');
  });
  it("keeps its meaning when it is drawn as cards", () => {
    expect(html).toContain('role="table"');
    expect(html).toContain('data-l="Kunta"');
    expect(html).toContain('<a href="/jono?a=a1" lang="sv" aria-current="true">Sömn</a>');
  });
});

describe("what people wrote", () => {
  const evil = "<img src=x onerror=alert(1)>\n& hej";
  const safe = "&lt;img src=x onerror=alert(1)&gt;\n&amp; hej";
  it.each([
    ["a quote", String(Quote({ text: evil }))],
    ["a message", String(Messages({ messages: [{ mine: true, who: evil, when: "nyt", text: evil }] }))],
    ["an answer", String(SummaryList({ lang: "fi", rows: [{ label: "Omin sanoin", value: evil }] }))],
  ])("is shown as text in %s", (_, html) => {
    expect(html).toContain(safe);
    expect(html).not.toContain("<img");
  });
});

describe("pages of a list", () => {
  it.each([
    [1, 1, [1]],
    [1, 4, [1, 2, 3, 4]],
    [2, 4, [1, 2, 3, 4]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [4, 9, [1, 2, 3, 4, 5, null, 9]],
  ])("on page %d of %d", (page, of, shown) => {
    expect(shownPages(page, of)).toEqual(shown);
  });
});

describe("an error page", () => {
  it.each([400, 401, 403, 404, 409, 413, 429, 500, 503] as const)(
    "%d tells a number to call in every language",
    (status) => {
      for (const lang of LANGS) {
        const html = String(ErrorBody({ lang, status, phone: "06 218 0001", home: `/${lang}` }));
        expect(html).toContain(`<h1>${errorTitle(lang, status)}</h1>`);
        expect(html).toContain('href="tel:062180001"');
      }
    },
  );
});
