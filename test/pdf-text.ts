import { inflateSync } from "node:zlib";

/**
 * The text of a PDF as its own fonts say what the glyphs mean: every shown string through the font's ToUnicode map. For
 * PDFs with compressed streams and composite fonts, as the product makes them.
 */
export function pdfText(file: Uint8Array): string {
  const raw = Buffer.from(file).toString("latin1");
  const objects = new Map<number, string>();
  for (const [, id, body] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(Number(id), body ?? "");
  const stream = (body: string): string => {
    // By its length: compressed bytes may end in a line break of their own.
    const from = /stream\r?\n/.exec(body);
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
    const start = from ? from.index + from[0].length : 0;
    const bytes = Buffer.from(body.slice(start, start + length), "latin1");
    return body.includes("FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1");
  };
  const maps = new Map<string, Map<string, string>>();
  for (const body of objects.values()) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? "")?.[1];
      if (name && unicode && !maps.has(name))
        maps.set(name, toUnicode(stream(objects.get(Number(unicode)) ?? "")));
    }
  }
  let text = "";
  for (const body of objects.values()) {
    if (!/stream\r?\n/.test(body) || !body.includes("FlateDecode")) continue;
    const content = stream(body);
    if (!content.includes(" Tf")) continue;
    let map: Map<string, string> | undefined;
    for (const [, font, array, end] of content.matchAll(/\/(F\d+) [\d.]+ Tf|(\[[^\]]*\] TJ)|(\bET\b)/g)) {
      if (font) map = maps.get(font);
      else if (array) {
        for (const [, hex] of array.matchAll(/<([0-9a-f]+)>/gi))
          text += (hex?.match(/.{4}/g) ?? []).map((glyph) => map?.get(glyph.toLowerCase()) ?? "").join("");
      } else if (end) text += "\n";
    }
    text += "\n";
  }
  return text;
}

/** Glyph to letters, of a CMap's ranges and single entries. */
function toUnicode(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  const letters = (hex: string) =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, , list] of (block ?? "").matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) {
      let glyph = Number.parseInt(from ?? "0", 16);
      for (const [, hex] of (list ?? "").matchAll(/<([0-9a-f ]+)>/gi)) {
        map.set(glyph.toString(16).padStart(4, "0"), letters((hex ?? "").replaceAll(" ", "")));
        glyph += 1;
      }
    }
  }
  return map;
}
