// `node bench/run.ts [name…]`: prints figures beside their bars; it never passes or fails.
import { cpus, loadavg, totalmem } from "node:os";
import { anyFormPage } from "./figures/any-form.ts";
import { booking } from "./figures/booking.ts";
import { contacts } from "./figures/contacts.ts";
import { formPage } from "./figures/form.ts";
import { forms } from "./figures/forms.ts";
import { freed } from "./figures/freed.ts";
import { holiday, inbox } from "./figures/inbox.ts";
import { personSearch } from "./figures/person-search.ts";
import { screens } from "./figures/screens.ts";
import { fullSeed, seeding } from "./figures/seed.ts";
import { start } from "./figures/start.ts";
import { webhook } from "./figures/webhook.ts";
import { type House, openHouse } from "./house/house.ts";
import { print, type Row } from "./report/row.ts";

type InHouse = (house: House) => AsyncIterable<Row>;

/** In this order: what adds contacts comes after the inbox that counts them. */
const IN_HOUSE: Readonly<Record<string, InHouse>> = {
  form: formPage,
  "any-form": anyFormPage,
  inbox,
  holiday,
  screens,
  contacts,
  webhook,
  booking,
  freed,
};
const ALONE: Readonly<Record<string, () => AsyncIterable<Row>>> = { start, forms, seed: seeding };
/** Long: only when asked for by name. */
const ASKED: Readonly<Record<string, () => AsyncIterable<Row>>> = {
  "full-seed": fullSeed,
  "person-search": personSearch,
};

const known = { ...ALONE, ...IN_HOUSE, ...ASKED };
const names = process.argv.slice(2).filter((name) => name !== "--quick");
const unknown = names.filter((name) => !Object.hasOwn(known, name));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: there is no figure ${unknown.join(", ")}; there are ${Object.keys(known).join(", ")}\n`,
  );
  process.exit(64);
}
const wanted = (name: string) => (names.length === 0 ? !Object.hasOwn(ASKED, name) : names.includes(name));

async function show(name: string, rows: AsyncIterable<Row>): Promise<void> {
  process.stdout.write(`${name} (load average ${loadavg()[0]?.toFixed(1)} at the beginning)\n`);
  for await (const row of rows) print(row);
}

process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.version}, ` +
    `PostgreSQL 18 with fsync; server, database and load generator share them; medians of several runs\n`,
);
for (const [name, figure] of Object.entries({ ...ALONE, ...ASKED }))
  if (wanted(name)) await show(name, figure());
const inHouse = Object.entries(IN_HOUSE).filter(([name]) => wanted(name));
if (inHouse.length > 0) {
  const house = await openHouse();
  try {
    for (const [name, figure] of inHouse) await show(name, figure(house));
  } finally {
    await house.stop();
  }
}
