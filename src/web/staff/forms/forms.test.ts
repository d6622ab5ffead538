import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VISIT_FORM } from "#src/web/resident/forms/testing/visit-form.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

const PATH = "/en/staff/forms";
const bytes = (value: unknown) =>
  new Uint8Array(Buffer.from(typeof value === "string" ? value : JSON.stringify(value)));
const NEWER = {
  ...VISIT_FORM,
  version: "2.0.0",
  item: [VISIT_FORM.item[0], { linkId: "3", type: "string", text: "Anything else?" }],
};

describe("an administrator looks after the forms", () => {
  let house: TestHouse;
  let admin: HttpVisitor;
  beforeAll(async () => {
    house = await testHouse();
    const who = house.personas.staff.find(({ roles }) => roles.includes("administrator"));
    admin = await new HttpVisitor(house.baseUrl).signIn("staff", who?.key ?? "", PATH);
  });
  afterAll(() => house.close());
  const bring = (value: unknown) =>
    admin
      .get(PATH)
      .then(() =>
        admin.upload(
          PATH,
          { _csrf: admin.hidden("_csrf") },
          { field: "file", name: "visit.json", bytes: bytes(value) },
        ),
      );

  it.each([
    ["broken JSON", '{"resourceType":\n "Questionnaire", }', 422, "line 2, column 19"],
    ["another resource", { resourceType: "Patient" }, 422, "no form in the file"],
    [
      "an unknown modifier",
      { ...VISIT_FORM, modifierExtension: [{ url: "https://x.example/m" }] },
      200,
      "refused",
    ],
    ["nothing", "", 422, "Choose a file"],
  ])("is told what is wrong with %s", async (_, value, status, says) => {
    await bring(value);
    expect([admin.status, admin.text.includes(says)]).toEqual([status, true]);
  });

  it("brings a form in, looks at it as residents will, publishes it, sees where people stop, and withdraws it", async () => {
    await bring(VISIT_FORM);
    expect(admin.text).toContain("imported as a draft");
    const form = `${PATH}/visit-form/1.0.0`;
    const resident = new HttpVisitor(house.baseUrl);
    expect((await resident.get("/sv/blanketter/visit-form")).status).toBe(404);
    await admin.get(`${form}/preview`);
    expect(admin.text).toContain("Do you take medicines?");
    await admin.get(`${form}/export`);
    expect(JSON.parse(admin.html)).toMatchObject({ resourceType: "Questionnaire", version: "1.0.0" });
    await admin.get(form);
    await admin.submit({ state: "active", line: "" });
    expect(admin.text).toContain("The form is in use");

    for (let person = 0; person < 7; person += 1) {
      const one = await new HttpVisitor(house.baseUrl).get("/en/forms/visit-form/page/1");
      await one.submit({ "1.1": "false" });
    }
    await admin.get(form);
    expect(admin.text).toContain("Started 5 · Finished 0");
    await bring(NEWER);
    await admin.get(`${PATH}/visit-form/2.0.0?compare=1.0.0`);
    for (const what of ["Anything else?", "How much pain?", "removed", "new"])
      expect(admin.text).toContain(what);

    await admin.get(form);
    await admin.submit({ state: "withdrawn" });
    expect((await resident.get("/en/forms/visit-form")).status).toBe(404);
    expect((await admin.get(form)).text).toContain("withdrawn");
  });

  it("finds the county's own forms in the list, each open to look at", async () => {
    await admin.get(PATH);
    const own = [...admin.html.matchAll(/href="(\/en\/staff\/forms\/mood-adult\/[^"]+)"/g)].map(
      ([, href]) => href,
    );
    expect(own).toHaveLength(1);
    for (const lang of ["fi", "sv", "en"]) {
      await admin.get(`${own[0]?.replace("/en/", `/${lang}/`)}/preview`);
      expect(admin.status).toBe(200);
    }
  });
});
