import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

describe("a worried parent writes at 23.40", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  it("without a name, and reads the answer by a code", async () => {
    const parent = new HttpVisitor(house.baseUrl);
    await parent.get("/fi/pyyda-apua");
    await parent.submit({ "for-whom": "my-child" });
    await parent.submit({ "child-age": "age-7-12" });
    await parent.submit({ topic: "child-mood" });
    await parent.submit({
      "own-words": "Poika ei ole nukkunut kunnolla kolmeen viikkoon. Mistä aloitetaan?",
    });
    await parent.submit({ municipality: "905" });
    await parent.submit({ "answer-language": "fi" });
    await parent.submit({ way: "code" });
    await parent.submit({ "move-to-health": "false" });
    expect(parent.title).toBe("Tarkista ja lähetä");
    await parent.submit({});
    expect(parent.title).toBe("Viestisi on lähetetty");
    // Thursday 19 November is not counted: the fifth working day after it is Thursday the 26th.
    expect(parent.text).toContain("torstaina 26. marraskuuta");
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(parent.text)?.[0] ?? "";

    const later = new HttpVisitor(house.baseUrl);
    await later.get("/fi/koodi");
    await later.submit({ code: code.toLowerCase() });
    expect(later.title).toBe("Lapsen mieliala tai käytös");
    expect(later.text).toContain("Poika ei ole nukkunut");
  });
});
