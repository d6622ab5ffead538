import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as contacts from "#src/domains/contacts/index.ts";
import { keepResponse } from "#src/domains/forms/index.ts";
import { allInstruments, recordScore } from "#src/domains/instruments/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { pdfText } from "../pdf-text.ts";
import { asStaff, given, residentOf, scopeOf, staffOf } from "./given.ts";

interface FhirResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}
interface FhirBundle extends FhirResource {
  readonly entry: readonly { readonly fullUrl: string; readonly resource: FhirResource }[];
}

/** Elements that FHIR R4 requires of the resources that we give. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Patient: [],
  Organization: ["name"],
  Practitioner: [],
  Task: ["status", "intent"],
  Communication: ["status"],
  QuestionnaireResponse: ["status", "questionnaire"],
  Consent: ["status", "scope", "category", "policyRule"],
  AuditEvent: ["type", "recorded", "agent", "source"],
  ClinicalImpression: ["status", "subject"],
  ServiceRequest: ["status", "intent", "subject"],
  Observation: ["status", "code"],
};
const CODES: Readonly<Record<string, readonly string[]>> = {
  Task: ["requested", "in-progress", "on-hold", "completed"],
  Communication: ["completed"],
  Consent: ["active"],
  QuestionnaireResponse: ["completed"],
  ClinicalImpression: ["completed", "entered-in-error"],
  ServiceRequest: ["active", "completed", "revoked"],
  Observation: ["final", "corrected"],
};

/** What is wrong with the shape of a bundle: required elements, codes, ids, codings without a system, references that lead nowhere. */
function faultsOf(bundle: FhirBundle): string[] {
  const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
  const faults: string[] = urls.size === bundle.entry.length ? [] : ["two entries with one fullUrl"];
  const walk = (value: unknown, at: string): void => {
    if (value === null) faults.push(`${at} is null`);
    else if (Array.isArray(value)) {
      if (value.length === 0) faults.push(`${at} is an empty list`);
      for (const [index, one] of value.entries()) walk(one, `${at}[${index}]`);
    } else if (typeof value === "object") {
      const element = value as Record<string, unknown>;
      if (typeof element.reference === "string" && !urls.has(element.reference))
        faults.push(`${at} leads nowhere`);
      for (const coding of (Array.isArray(element.coding) ? element.coding : []) as Record<string, unknown>[])
        if (!coding.system || !coding.code) faults.push(`${at} has a coding without system or code`);
      for (const [name, one] of Object.entries(element)) walk(one, `${at}.${name}`);
    } else if (value === "") faults.push(`${at} is empty`);
  };
  for (const { fullUrl, resource } of bundle.entry) {
    const { resourceType: type, id } = resource;
    if (fullUrl !== `urn:uuid:${id}` || !/^[0-9a-f-]{36}$/.test(id)) faults.push(`${type} ${id}: fullUrl`);
    const required = REQUIRED[type];
    if (!required) faults.push(`${type} is not known`);
    for (const name of required ?? []) if (resource[name] === undefined) faults.push(`${type} lacks ${name}`);
    if (CODES[type] && !CODES[type].includes(String(resource.status)))
      faults.push(`${type}.status ${resource.status}`);
    walk(resource, type);
  }
  return faults;
}

describe("a person decides about their own data", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: "2026-11-20T07:00:00Z" });
  });
  afterAll(() => house.close());

  const asResident = async (key: string, path: string) => {
    const visitor = new HttpVisitor(house.baseUrl);
    await visitor.signIn("resident", key, path);
    return visitor;
  };
  const download = async (visitor: HttpVisitor, path: string, form: Record<string, string>) => {
    await visitor.get("/fi/omat-asiat/tiedot");
    const response = await fetch(`${house.baseUrl}${path}`, {
      method: "POST",
      headers: { cookie: `pb_resident=${visitor.cookie("pb_resident")}` },
      body: new URLSearchParams({ ...form, _csrf: visitor.hidden("_csrf") ?? "" }),
    });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  };

  /** What professionals have added to a contact, and the person to their own record. */
  const decided = async (contact: contacts.Contact) => {
    const { owner, db } = house.database;
    const { county } = house;
    const now = house.clock.now();
    const by = staffOf(house, "riikka").id;
    const [earlier, assessment, guided, time, kept] = Array.from({ length: 5 }, () => crypto.randomUUID());
    for (const [id, supersedes, reason] of [
      [earlier, null, "Ei vielä."],
      [assessment, earlier, "Apua on jo."],
    ] as const)
      await owner`insert into assessment (id, contact_id, supersedes, recorded_by, by_profession, recorded_at, assessed_at,
          contact_at, form_version, codes, urgency, result, service, findings, response)
        values (${id ?? ""}, ${contact.id}, ${supersedes ?? null}, ${by}, 'social-worker', ${now}, ${now},
          ${contact.receivedAt}, '1', '{}', 'later', 'no-need', 'T', '{}', ${JSON.stringify({
            item: [{ item: [{ linkId: "result-reason", answer: [{ valueString: reason }] }] }],
          })}::text::jsonb)`;
    await owner`insert into outcome (id, contact_id, at, kind, professional_id, services)
      values (${guided ?? ""}, ${contact.id}, ${now}, 'guided', ${by}, '{maternity-clinic}')`;
    await owner`insert into booking_request (id, contact_id, person_id, register, line, team, type, minutes, form,
        languages, urgency, due_at, chooser, asked_at, asked_by)
      values (${time ?? ""}, ${contact.id}, ${contact.personId}, 'social', 'family', 'family-middle', 'social-guidance', 45,
        'remote', '{fi}', 'week', ${now.add({ hours: 48 })}, 'nurse', ${now}, ${by})`;
    await owner`update contact set answered_at = ${now}, status = 'answered' where id = ${contact.id}`;
    const entry = (await allInstruments(db, county.content)).find(
      ({ instrument }) => instrument.id === "phq-9",
    );
    if (!entry || !contact.personId || !kept) throw new Error("the library lacks phq-9");
    const { actor } = scopeOf(house, "riikka");
    if (actor.kind !== "staff") throw new Error("riikka is no professional");
    const checked = { score: 7, measuredOn: localDate(now), filledBy: "self", note: "" };
    const score = {
      id: crypto.randomUUID(),
      personId: contact.personId,
      register: "social",
      corrects: null,
    } as const;
    await recordScore(db, actor, { ...score, entry, checked }, now);
    await keepResponse(db, {
      id: kept,
      personId: contact.personId,
      senderId: contact.personId,
      submission: kept,
      form: county.askForHelp.id,
      formVersion: county.askForHelp.version,
      response: {
        resourceType: "QuestionnaireResponse",
        questionnaire: "urn:x",
        status: "completed",
        item: [{ linkId: "own-words", answer: [{ valueString: "Omaan muistiin." }] }],
      },
      shared: false,
      at: now,
    });
  };

  it("gives a well-formed FHIR bundle and a tagged PDF of the same record, and logs each", async () => {
    const mine = await given(house, {
      by: "aino",
      words: "Väsynyt äiti, Öja ja Åbo.",
      answers: { topic: "loneliness" },
    });
    await decided(mine);
    const aino = await asResident("aino", "/fi/omat-asiat/tiedot");
    const { id } = residentOf(house, "aino");
    const fhir = await download(aino, "/fi/omat-asiat/tiedot/lataa", { format: "fhir", of: id });
    expect(fhir).toMatchObject({ status: 200, type: "application/fhir+json" });
    const bundle = JSON.parse(new TextDecoder().decode(fhir.bytes)) as FhirBundle;
    expect(faultsOf(bundle)).toEqual([]);
    const types = new Set(bundle.entry.map(({ resource }) => resource.resourceType));
    for (const type of Object.keys(REQUIRED).filter((one) => one !== "Consent"))
      expect(types).toContain(type);
    for (const words of ["Apua on jo.", "Omaan muistiin.", "PHQ-9"])
      expect(JSON.stringify(bundle)).toContain(words);
    // What was assessed before the correction is the person's data too.
    const judged = bundle.entry.filter(({ resource }) => JSON.stringify(resource).includes("need-assessed"));
    expect(judged.map(({ resource }) => resource.status)).toEqual(["completed", "entered-in-error"]);
    // Of a score too one can say that it is wrong; the officer sees which.
    await aino.get("/fi/omat-asiat/mittaukset");
    const link = /href="([^"]*pyynto\?target=[0-9a-f-]{36})"/.exec(aino.html)?.[1] ?? "";
    await aino.get(link);
    expect(aino.text).toContain("Mittauksen tulos: Masennuskysely PHQ-9: 7");
    await aino.submit({ kind: "rectification", wrong: "Vastasin väärin.", should: "Kolme." });
    expect(aino.text).toContain("Vastaamme viimeistään");
    const paivi = await asStaff(house, "paivi", "/fi/staff/requests");
    await paivi.get(/\/fi\/staff\/requests\/[0-9a-f-]{36}/.exec(paivi.html)?.[0] ?? "");
    expect(paivi.text).toMatch(/PHQ-9.*: 7/);
    await paivi.submit(
      { outcome: "granted", words: "Kirjasimme sen.", correction: "Tulos oli kolme." },
      { button: "Lähetä vastaus" },
    );
    await aino.get("/fi/omat-asiat/mittaukset");
    expect(aino.text).toContain("Tulos oli kolme.");
    const daniel = await asResident("daniel", link);
    expect(daniel.status).toBe(404);
    await aino.get("/fi/omat-asiat/tiedot");
    for (const [lang, path, words] of [
      [
        "fi",
        "/fi/omat-asiat/tiedot/lataa",
        [
          "Omat tietoni",
          "Kuka on lukenut tietojasi",
          "Sivu 1 / ",
          "Mitä sovittiin",
          "Omaan muistiin.",
          "PHQ-9",
        ],
      ],
      [
        "sv",
        "/sv/mina-arenden/uppgifter/ladda-ner",
        ["Mina uppgifter", "Vem som har läst dina uppgifter", "Sida 1 / "],
      ],
      ["en", "/en/my-matters/data/download", ["My data", "Who has read your data", "Page 1 of "]],
    ] as const) {
      const pdf = await download(aino, path, { format: "pdf", of: id });
      const raw = Buffer.from(pdf.bytes).toString("latin1");
      for (const sign of [
        "/MarkInfo",
        "/StructTreeRoot",
        `/Lang (${lang})`,
        "/S /H1",
        "/S /H2",
        "/S /LI",
        "/FontFile",
      ])
        expect(raw, sign).toContain(sign);
      const text = pdfText(pdf.bytes).replaceAll("\n", " ");
      for (const word of [...words, "Väsynyt äiti, Öja ja Åbo."]) expect(text, word).toContain(word);
    }
    const [logged] = await house.database.owner`
      select count(*)::int as n from access_log where action = 'data.export' and person_id = ${id}`;
    expect(logged?.n).toBe(4);
  });

  it("gives a guardian of a small child what the pages show, nobody else anything, and never notes", async () => {
    const contact = await given(house, {
      by: "sanna",
      about: "onni",
      ground: "guardian",
      words: "Onnin yö oli huono.",
    });
    await house.database.owner`insert into message (id, contact_id, at, kind, author_kind, body)
      values (gen_random_uuid(), ${contact.id}, now(), 'note', 'staff', 'Vain meille.')`;
    const of = residentOf(house, "onni").id;
    const sanna = await asResident("sanna", "/fi/omat-asiat/tiedot");
    const mine = await download(sanna, "/fi/omat-asiat/tiedot/lataa", { format: "fhir", of });
    const text = new TextDecoder().decode(mine.bytes);
    expect(text).toContain("Onnin yö oli huono.");
    expect(text).not.toContain("Vain meille.");
    expect(text).not.toContain("Näytetie");
    expect(text).not.toContain("AuditEvent");
    const daniel = await asResident("daniel", "/fi/omat-asiat/tiedot");
    expect((await download(daniel, "/fi/omat-asiat/tiedot/lataa", { format: "fhir", of })).status).toBe(404);
  });

  it("a ban on moving between registers outweighs the permission on the form", async () => {
    const contact = await given(house, {
      by: "elin",
      line: "health",
      team: "health-line",
      moveAllowed: true,
      words: "Jag vill ha hjälp.",
    });
    const elin = await asResident("elin", "/sv/mina-arenden/uppgifter/forbud");
    await elin.submit({ "between-registers": "ban", notices: "ban", way: "phone" });
    expect(elin.text).toContain("Vi har sparat");
    const nina = scopeOf(house, "nina");
    await contacts.take(nina, contact.id);
    const social = { register: "social", line: "social", team: "social-line" } as const;
    await expect(contacts.handOver(nina, contact.id, social, null)).rejects.toMatchObject({
      reason: "move-needs-permission",
    });
    const page = await asStaff(house, "nina", `/fi/staff/inbox/${contact.id}`);
    expect(page.text).toContain("asiaa ei saa siirtää");
    expect(page.text).toContain("Soittamalla");
    await contacts.handOver(nina, contact.id, social, "serious-danger");
    const [moved] = await house.database.owner`
      select ground from access_log where contact_id = ${contact.id} and action = 'contact.disclose'`;
    expect(moved?.ground).toBe("stated-ground");
  });

  it("a seventeen-year-old shuts out a guardian, and no child under fifteen is asked", async () => {
    const [emil, elin] = [residentOf(house, "emil"), residentOf(house, "elin")];
    await house.database.owner`insert into guardianship values (${emil.id}, ${elin.id}, '2009-10-02', null)`;
    const contact = await given(house, {
      by: "elin",
      about: "emil",
      ground: "guardian",
      words: "Jag är orolig.",
    });
    const guardian = await asResident("elin", `/sv/mina-arenden/${contact.id}`);
    expect(guardian.status).toBe(200);
    const own = await asResident("emil", "/sv/mina-arenden/uppgifter/forbud");
    await own.submit({ guardians: "ban" });
    await guardian.get(`/sv/mina-arenden/${contact.id}`);
    expect(guardian.status).toBe(404);
    const sanna = await asResident(
      "sanna",
      `/fi/omat-asiat/tiedot/kiellot?of=${residentOf(house, "onni").id}`,
    );
    expect(sanna.html).not.toContain('name="guardians"');
  });

  it("says that a message is wrong, is answered by the officer, and the message stays with the correction beside it", async () => {
    const contact = await given(house, { by: "aino", words: "Minulla on kolme lasta." });
    const aino = await asResident("aino", `/fi/omat-asiat/${contact.id}`);
    const link =
      /href="([^"]*pyynto\?contact=[^"]*target=[0-9a-f-]{36})"/
        .exec(aino.html)?.[1]
        ?.replaceAll("&amp;", "&") ?? "";
    await aino.get(link);
    await aino.submit({ kind: "rectification", wrong: "Lapsia on kaksi.", should: "" });
    expect(aino.status).toBe(422);
    expect(aino.html).toContain("Lapsia on kaksi.");
    await aino.submit({ kind: "rectification", wrong: "Lapsia on kaksi.", should: "Kaksi lasta." });
    expect(aino.text).toContain("Vastaamme viimeistään sunnuntaina 20. joulukuuta");
    const officer = await asStaff(house, "paivi", "/fi/staff/requests");
    await officer.get(/\/fi\/staff\/requests\/[0-9a-f-]{36}/.exec(officer.html)?.[0] ?? "");
    expect(officer.text).toContain("Minulla on kolme lasta.");
    await officer.submit(
      { outcome: "granted", words: "Korjasimme tiedon.", correction: "Kaksi lasta." },
      { button: "Lähetä vastaus" },
    );
    expect(officer.status, officer.text.slice(0, 300)).toBe(200);
    await aino.get(`/fi/omat-asiat/${contact.id}`);
    expect(aino.text).toContain("Minulla on kolme lasta.");
    expect(aino.text).toMatch(/Korjattu .*Kaksi lasta\./);
    const worker = await asStaff(house, "riikka", `/fi/staff/inbox/${contact.id}`);
    expect(worker.text).toMatch(/Korjattu .*Kaksi lasta\./);
  });

  it("says that the assessment and what was agreed are wrong; each is corrected where it stands", async () => {
    const contact = await given(house, { by: "laura", words: "Tarvitsen neuvoa." });
    await decided(contact);
    const laura = await asResident("laura", `/fi/omat-asiat/${contact.id}`);
    const links = (html: string, id: string) =>
      [...(html.split(`id="${id}"`)[1] ?? "").matchAll(/href="([^"]*pyynto\?contact=[^"]*)"/g)].map(
        ([, link]) => link?.replaceAll("&amp;", "&") ?? "",
      );
    const [page, officer] = [laura.html, await asStaff(house, "paivi", "/fi/staff/requests")];
    for (const [part, about] of [
      ["assessed", "Arvioimme, ettet tarvitse nyt"],
      ["agreed", "Pyysimme sinulle ajan"],
    ] as const) {
      await laura.get(links(page, part)[0] ?? "");
      expect(laura.text).toContain(about);
      const correction = `Oikein on toisin: ${part}.`;
      await laura.submit({ kind: "rectification", wrong: "Ei pidä.", should: correction });
      await officer.get(`/fi/staff/requests/${laura.path.split("?")[0]?.split("/").at(-1)}`);
      expect(officer.text).toContain(about);
      await officer.submit(
        { outcome: "granted", words: "Korjattiin.", correction },
        { button: "Lähetä vastaus" },
      );
      expect(officer.status).toBe(200);
    }
    await laura.get(`/fi/omat-asiat/${contact.id}`);
    const worker = await asStaff(house, "riikka", `/fi/staff/inbox/${contact.id}`);
    for (const { text } of [laura, worker])
      for (const part of ["assessed", "agreed"]) expect(text).toContain(`Oikein on toisin: ${part}.`);
  });

  it("asks for the log, is refused or given it, and is told how to complain", async () => {
    const daniel = await asResident("daniel", "/en/my-matters/data/request?kind=log");
    await daniel.submit({ kind: "log", "from.day": "1", "from.month": "2", "from.year": "2026" });
    expect(daniel.text).toContain("Your request has arrived");
    const request = daniel.path.split("?")[0] ?? "";
    const officer = await asStaff(house, "paivi", `/sv/staff/requests/${request.split("/").at(-1)}`);
    await officer.submit({ outcome: "partly", reason: "", words: "" }, { button: "Skicka svaret" });
    expect(officer.status).toBe(422);
    await officer.submit(
      { outcome: "partly", reason: "rights-of-others", words: "Here is your log." },
      { button: "Skicka svaret" },
    );
    await daniel.get(request);
    for (const words of ["Here is your log.", "Data Protection Ombudsman", "06 218 0000"])
      expect(daniel.text).toContain(words);
    const file = await download(daniel, "/en/my-matters/who-has-read", {
      request: request.split("/").at(-1) ?? "",
    });
    expect(pdfText(file.bytes)).toContain("handled a request about the data");
    const sanna = await asResident("sanna", "/fi/omat-asiat/tiedot");
    expect(
      (await download(sanna, "/en/my-matters/who-has-read", { request: request.split("/").at(-1) ?? "" }))
        .status,
    ).toBe(404);
  });

  it("reading a relative is shown to the officer with its rows, and marked without a verdict", async () => {
    const { owner } = house.database;
    await owner`update professional set person_id = ${residentOf(house, "sanna").id} where id = ${staffOf(house, "riikka").id}`;
    const contact = await given(house, {
      by: null,
      about: "helmi",
      recorded: true,
      words: "Helmistä soitettiin.",
    });
    const riikka = await asStaff(house, "riikka", `/fi/staff/inbox/${contact.id}`);
    expect(riikka.status).toBe(200);
    house.clock.advance({ minutes: 5 });
    const officer = await asStaff(house, "paivi", "/fi/staff/reading");
    expect(officer.text).toContain("Luki perheenjäsenen tai samassa osoitteessa asuvan tietoja");
    const rows = /\/fi\/staff\/reading\/[0-9a-f]{24}\?days=30/.exec(officer.html)?.[0] ?? "";
    await officer.get(rows);
    expect(officer.status).toBe(200);
    await officer.submit({ conclusion: "", words: "" });
    expect(officer.status).toBe(422);
    await officer.submit({ conclusion: "asked", words: "Kysyn esihenkilöltä." });
    expect(officer.text).toContain("Kysytty selitys");
  });
});
