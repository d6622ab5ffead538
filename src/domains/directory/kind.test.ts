import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { KINDS } from "#src/county/kinds.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { type Content, loadContent } from "#src/platform/content/index.ts";
import type { DirectoryEntry } from "./entries.ts";
import { type DirectoryFilters, fits } from "./filter.ts";
import { servicesKind, servicesOf } from "./kind.ts";
import { SERVICE_CHANNELS, TARGET_GROUPS } from "./model.ts";
import type { Service } from "./schema.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(rootFolder(), "content"), KINDS);
});

const text = { fi: "Sana", sv: "Ord", en: "Word" };
const service = (changed: Record<string, unknown> = {}) => ({
  id: "made-up",
  names: text,
  helps: text,
  how: text,
  channels: ["phone"],
  line: "health",
  languages: ["fi", "sv"],
  cost: { class: "free", verified: false },
  words: { fi: ["sana", "toinen"], sv: ["ord", "annat"], en: ["word", "other"] },
  own: true,
  ...changed,
});
const file = (...services: unknown[]) => ({ review: { status: "draft" }, updated: "2026-11-21", services });

describe("the shape of a service", () => {
  test.each([
    ["a language is missing", { names: { fi: "Sana", sv: "Ord" } }, "services.0.names.en"],
    ["an empty text", { helps: { ...text, sv: " " } }, "services.0.helps.sv"],
    ["an unknown key", { fee: 10 }, "services.0.fee"],
    ["an unknown channel", { channels: ["fax"] }, "services.0.channels.0"],
    ["no channel", { channels: [] }, "services.0.channels"],
    ["an unknown group", { groups: ["everyone"] }, "services.0.groups.0"],
    [
      "too few words to be found by",
      { words: { fi: ["sana"], sv: [], en: ["word", "other"] } },
      "services.0.words.fi",
    ],
    ["an id of the national set", { id: "sote-0001" }, "services.0.id"],
    ["somebody else's service", { own: false }, "services.0.own"],
    [
      "a phone number with letters",
      { phone: { number: "06 CALL", fictitious: true } },
      "services.0.phone.number",
    ],
  ])("%s", (_, changed, path) => {
    const parsed = servicesKind.parse(file(service(changed)), "services/x.yaml");
    expect(parsed.ok).toBe(false);
    expect(parsed.findings?.map((one) => one.path.join("."))).toContain(path);
  });
});

test.each([
  [{ line: "none" }, "reference.unknown"],
  [{ units: ["none"] }, "reference.unknown"],
  [{ unitKinds: ["castle"] }, "reference.unknown"],
  [{ municipalities: ["091"] }, "reference.unknown"],
  [{ areas: ["south"], units: ["klaara"] }, "service.area"],
  [{ id: "vaccinations" }, "id.repeated"],
])("%j does not fit the county", (changed, code) => {
  const parsed = servicesKind.parse(file(service(changed)), "services/z.yaml");
  if (!parsed.ok) throw new Error("the shape is right");
  expect(servicesKind.references?.(parsed.value, content, "services/z.yaml").map((one) => one.code)).toEqual([
    code,
  ]);
});

describe("the county's services", () => {
  test("are at least sixty, and every group and channel has one", () => {
    const services = servicesOf(content);
    expect(services.length).toBeGreaterThanOrEqual(60);
    for (const group of TARGET_GROUPS)
      expect(services.some(({ groups }) => groups?.includes(group))).toBe(true);
    for (const channel of SERVICE_CHANNELS)
      expect(services.some(({ channels }) => channels.includes(channel))).toBe(true);
    for (const { id } of content.lines) expect(services.some(({ line }) => line === id)).toBe(true);
  });

  test("claim no price as verified", () => {
    expect(servicesOf(content).filter(({ cost }) => cost.verified)).toEqual([]);
  });
});

test.each<[string, Record<string, unknown>, DirectoryFilters, boolean]>([
  ["the whole county, a municipality", {}, { municipality: "598" }, true],
  ["an area, a municipality in it", { areas: ["north"] }, { municipality: "598" }, true],
  ["an area, a municipality outside", { areas: ["south"] }, { municipality: "598" }, false],
  ["a municipality, another in its area", { municipalities: ["599"] }, { municipality: "598" }, false],
  ["a municipality, its area", { municipalities: ["599"] }, { area: "north" }, true],
  ["for everybody, a group", {}, { group: "older" }, true],
  ["for some, another group", { groups: ["young"] }, { group: "older" }, false],
  ["a language it has not", {}, { language: "en" }, false],
  ["a channel it has", {}, { channel: "phone" }, true],
  ["another line", {}, { line: "oral" }, false],
])("a service for %s: fits or not", (_, changed, filters, expected) => {
  const parsed = servicesKind.parse(file(service(changed)), "services/x.yaml");
  if (!parsed.ok) throw new Error("the shape is right");
  const [one] = parsed.value.services;
  const entry: DirectoryEntry = {
    kind: "own",
    id: "made-up",
    service: { ...one, updated: "2026-11-21" } as Service,
    national: [],
  };
  expect(fits(entry, filters, (code) => content.findMunicipality(code)?.area)).toBe(expected);
});
