import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCounty, type RunningCounty } from "#src/county/county.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { type ImportOptions, importInstruments } from "./import-actions.ts";
import { allInstruments, findInstrument, searchInstruments } from "./library-actions.ts";
import { readFileRows } from "./read-file-actions.ts";

const NOW = Temporal.Instant.from("2026-11-20T08:00:00Z");
const HEADER =
  "abbr;name_fi;name_sv;name_en;groups;phenomena;filled_by;licence;score_min;score_max;bands;minutes";
const row = (abbr: string, minutes = "2,5") =>
  `${abbr};Kysely ${abbr};Formulär ${abbr};Form ${abbr};older;sleep;self;free;0;20;0-9 low|10-20 high;${minutes}`;
const text = (...rows: string[]) => Buffer.from(`\ufeff${[HEADER, ...rows].join("\r\n")}\r\n`);

let database: TestDatabase;
let county: RunningCounty;
beforeAll(async () => {
  [database, county] = await Promise.all([testDatabase(), loadCounty(rootFolder())]);
});
afterAll(() => database.close());

const bring = (bytes: Uint8Array, options: Partial<ImportOptions> = {}) =>
  importInstruments(database.db, county.content, bytes, { by: null, now: NOW, ...options });
const find = (id: string) => findInstrument(database.db, county.content, id);
const search = async (question: string, filters = {}) =>
  (await searchInstruments(database.db, county.content, { question, lang: "fi", filters })).entries.map(
    ({ instrument }) => instrument.id,
  );

describe("bringing measures in", () => {
  it("adds, changes and leaves what is the same, keeping every wording", async () => {
    const first = await bring(text(row("QZX-1"), row("QZX-2")));
    expect(first).toMatchObject({ written: true, added: ["qzx-1", "qzx-2"], faultCount: 0 });
    expect(await find("qzx-1")).toMatchObject({ from: "import", instrument: { minutes: 2.5 } });
    const second = await bring(text(row("QZX-1"), row("QZX-2", "7")));
    expect(second).toMatchObject({ written: true, changed: ["qzx-2"], unchanged: ["qzx-1"], added: [] });
    expect(await bring(text(row("QZX-1"), row("QZX-2", "7")))).toMatchObject({ written: false });
    const [kept] = await database.db`select count(*)::int as n from instrument_version where id = 'qzx-2'`;
    expect(kept?.n).toBe(2);
    expect(await search("QZX-2")).toContain("qzx-2");
  });

  it("writes nothing when one row is wrong, and says which", async () => {
    const report = await bring(text(row("WVU-1"), row("WVU-2", "long")));
    expect(report).toMatchObject({
      written: false,
      added: ["wvu-1"],
      faults: [{ row: 3, column: "minutes", code: "number", value: "long" }],
    });
    expect(await find("wvu-1")).toBeUndefined();
  });

  it("leaves out what resembles another measure, unless it is asked for", async () => {
    expect(await bring(text(row("PHQ 9")))).toMatchObject({
      written: false,
      alike: [{ row: 2, abbr: "PHQ 9", like: { id: "phq-9" } }],
    });
    expect((await find("phq-9"))?.from).toBe("content");
    expect(await bring(text(row("S.P.I.N.")), { alsoAlike: true })).toMatchObject({ added: ["s-p-i-n"] });
  });

  it("suggests columns that are nearly right, and asks for those that are missing", async () => {
    const report = await bring(Buffer.from("abbr,name_fi,name_sv,nam_en,licens\nA,B,C,D,E\n"));
    expect(report).toMatchObject({
      written: false,
      missingColumns: expect.arrayContaining(["name_en", "licence"]),
    });
    expect(report.unknownColumns).toEqual([
      { column: "nam_en", nearest: "name_en" },
      { column: "licens", nearest: "licence" },
    ]);
  });

  it("of two at once one waits: nothing is lost", async () => {
    const [one, other] = await Promise.all([bring(text(row("TWO-71"))), bring(text(row("TWO-71")))]);
    expect([one, other].map(({ added }) => added.length).sort()).toEqual([0, 1]);
  });

  it.each<[string, () => Uint8Array, string]>([
    ["nothing at all", () => Buffer.alloc(0), "empty"],
    ["blanks", () => Buffer.from(" \n\n  "), "empty"],
    ["a program renamed", () => Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), "not-a-table"],
    ["a picture", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "not-a-table"],
    ["a PDF", () => Buffer.from("%PDF-1.7\n%abc"), "not-a-table"],
    ["an old Excel", () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "old-excel"],
    ["Latin-1", () => Buffer.from("abbr,name_fi\nA,Näkö\n", "latin1"), "not-utf8"],
    [
      "a ZIP that is none",
      () => Buffer.from("PK\u0003\u0004 and no more of it than this, truly"),
      "broken-excel",
    ],
    ["a ZIP with something else", () => zip("readme.txt", Buffer.from("hello")), "broken-excel"],
    ["a ZIP that fills the memory", () => zip("xl/workbook.xml", Buffer.alloc(50_000_000)), "too-large"],
    ["a hundred thousand rows", () => text(...Array.from({ length: 20_000 }, () => "x;y")), "too-many-rows"],
    [
      "six thousand rows",
      () => text(...Array.from({ length: 6_000 }, (_, n) => row(`R-${n}`))),
      "too-many-rows",
    ],
    ["a quotation mark left open", () => Buffer.from('abbr,name_fi\n"A,B\n'), "broken-csv"],
    ["a letter", () => Buffer.from("Dear reader,\nthis is no table.\n"), "no-header"],
  ])("%s is refused for what it is", async (_, bytes, fault) => {
    await expect(bring(bytes())).rejects.toMatchObject({ fault });
  });

  it("reads UTF-16, tabs, and Excel's first sheet", async () => {
    const tabbed = [HEADER, row("UTF-16")].join("\n").replaceAll(";", "\t");
    expect(await bring(Buffer.from(`\ufeff${tabbed}`, "utf16le"))).toMatchObject({ added: ["utf-16"] });
    const cells = await readFileRows(
      sheet([
        ["abbr", "minutes"],
        ["A", 2.5],
        ["B", 3],
      ]),
    );
    expect(cells).toEqual([
      ["abbr", "minutes"],
      ["A", "2.5"],
      ["B", "3"],
    ]);
  });
});

describe("finding a measure", () => {
  it.each([
    ["fi", "masennus", "phq-9"],
    ["sv", "depression", "phq-9"],
    ["en", "loneliness", "ucla-3"],
    ["fi", "yksinaisyys", "ucla-3"],
    ["sv", "närståendevårdare", "zbi-22"],
    ["en", "AUDIT", "audit"],
    ["en", "audti", "audit"],
    ["fi", "kaatuminen", "frat"],
    ["sv", "sömn", "isi"],
    ["en", "PHQ9", "phq-9"],
    ["fi", "toimintakyvystä", "wsas"],
    ["fi", "nukkuminen", "isi"],
    ["fi", "kaatumisriskin arviointi", "frat"],
    ["sv", "minnestest", "mmse"],
    ["en", "memory tests", "mmse"],
  ] as const)("%s: %s finds %s", async (lang, question, id) => {
    const { entries } = await searchInstruments(database.db, county.content, { question, lang, filters: {} });
    expect(entries.slice(0, 10).map(({ instrument }) => instrument.id)).toContain(id);
  });

  it("finds nothing for nonsense, and everything without a question", async () => {
    expect(await search("zzxxqqww")).toEqual([]);
    expect((await search("")).length).toBe((await allInstruments(database.db, county.content)).length);
    expect(await search("", { safety: "yes", filledBy: "professional" })).toContain("madrs");
  });
});

/** A ZIP of one part, made by hand. */
function zip(name: string, ...more: (Buffer | string)[]): Uint8Array {
  const parts: [string, Buffer][] = [];
  for (let at = 0; at < more.length; at += 2)
    parts.push([at === 0 ? name : String(more[at - 1]), Buffer.from(more[at] as Buffer)]);
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [title, body] of parts) {
    const packed = deflateRawSync(body);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc(body), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, Buffer.from(title), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), head, tail, Buffer.from(title)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), end]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes.length > 1_000_000 ? Buffer.alloc(0) : bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

/** An Excel file with one sheet of texts and numbers. */
function sheet(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const cell = (value: string | number, at: number, n: number) => {
    const place = `${String.fromCharCode(65 + at)}${n + 1}`;
    return typeof value === "number"
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const data = rows.map(
    (cells, n) => `<row r="${n + 1}">${cells.map((value, at) => cell(value, at, n)).join("")}</row>`,
  );
  const xml = (body: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
  return zip(
    "[Content_Types].xml",
    xml(`<Types xmlns="${packages}/content-types"></Types>`),
    "xl/workbook.xml",
    xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels",
    xml(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml",
    xml(`<worksheet xmlns="${main}"><sheetData>${data.join("")}</sheetData></worksheet>`),
  );
}
