import PDFDocument from "pdfkit";
import type { Lang } from "#src/kernel/lang.ts";
import { face, runs, type Weight } from "./fonts.ts";

/** One part of a document, in reading order. */
export type Block =
  | { readonly kind: "h1" | "h2" | "h3"; readonly text: string }
  | { readonly kind: "p"; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** A list; each item a line of weight, its text, and what is said of it. */
  | { readonly kind: "list"; readonly items: readonly Item[] };

export interface Item {
  readonly lead: string;
  readonly text?: string | undefined;
  readonly note?: string | undefined;
}

export interface PdfOptions {
  readonly title: string;
  readonly lang: Lang;
  readonly made: Temporal.Instant;
  readonly blocks: Iterable<Block>;
  /** "page 2 of 5" in the language of the reader. */
  readonly pageOf: (page: number, of: number) => string;
}

const INK = "#1b2733";
const QUIET = "#4a5a68";
const SIZES = { h1: 20, h2: 15, h3: 12.5, p: 11 } as const;
const MARGIN = 56;

/**
 * A tagged PDF 1.7 on A4: headings, paragraphs and lists have their place in the structure, the language is set, the
 * typeface is inside, headings are bookmarks, pages are numbered. Made whole in memory: hand in a bounded number of blocks.
 */
export function makePdf({ title, lang, made, blocks, pageOf }: PdfOptions): Promise<Buffer> {
  const doc = new PDFDocument({
    pdfVersion: "1.7",
    tagged: true,
    lang,
    displayTitle: true,
    bufferPages: true,
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 },
    info: { Title: title, CreationDate: new Date(made.epochMilliseconds) },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
  });
  const known = new Set<string>();
  const write = (text: string, size: number, weight: Weight, color = INK, indent = 0) => {
    doc.fontSize(size).fillColor(color);
    const pieces = runs(text === "" ? " " : text, weight);
    pieces.forEach((piece, index) => {
      if (!known.has(piece.face.name)) {
        doc.registerFont(piece.face.name, piece.face.file);
        known.add(piece.face.name);
      }
      doc.font(piece.face.name);
      const options = { continued: index < pieces.length - 1, lineGap: 2 };
      if (index === 0) doc.text(piece.text, MARGIN + indent, doc.y, options);
      else doc.text(piece.text, options);
    });
  };
  const root = doc.struct("Document");
  doc.addStructure(root);
  const add = (tag: "H1" | "H2" | "H3" | "P", draw: () => void) => root.add(doc.struct(tag, {}, draw));
  for (const block of blocks) {
    switch (block.kind) {
      case "h1":
      case "h2":
      case "h3": {
        // A heading does not stand alone at the foot of a page.
        if (doc.y > doc.page.height - doc.page.margins.bottom - 72) doc.addPage();
        if (block.kind !== "h1") doc.moveDown(block.kind === "h2" ? 1 : 0.6);
        if (block.kind !== "h3") doc.outline.addItem(block.text);
        const tag = block.kind.toUpperCase() as "H1" | "H2" | "H3";
        add(tag, () => write(block.text, SIZES[block.kind], 600));
        doc.moveDown(0.3);
        break;
      }
      case "p":
        add("P", () => write(block.text, SIZES.p, 400, block.quiet ? QUIET : INK));
        doc.moveDown(0.4);
        break;
      case "facts":
        for (const [label, value] of block.rows) add("P", () => write(`${label}: ${value}`, SIZES.p, 400));
        doc.moveDown(0.4);
        break;
      case "list": {
        const list = doc.struct("L");
        root.add(list);
        for (const item of block.items) {
          const line = doc.struct("LI");
          list.add(line);
          const body = doc.struct("LBody", {}, [
            () => write(item.lead, SIZES.p, 600, INK, 10),
            () => {
              if (item.text !== undefined) write(item.text, SIZES.p, 400, INK, 10);
              if (item.note !== undefined) write(item.note, SIZES.p - 1, 400, QUIET, 10);
            },
          ]);
          line.add(body);
          line.end();
          doc.moveDown(0.35);
        }
        list.end();
        break;
      }
    }
  }
  root.end();
  const { start, count } = doc.bufferedPageRange();
  const foot = face("latin", 400);
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Below the margin, which would else begin a new page.
    doc.page.margins.bottom = 0;
    doc.markContent("Artifact", { type: "Pagination" });
    doc.registerFont(foot.name, foot.file).font(foot.name).fontSize(9).fillColor(QUIET);
    doc.text(pageOf(page - start + 1, count), MARGIN, doc.page.height - MARGIN + 8, { lineBreak: false });
    doc.endMarkedContent();
  }
  doc.end();
  return done;
}
