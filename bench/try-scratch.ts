import { openHouse } from "#src/cli/open-house.ts";
import { readConfig } from "#src/platform/config/index.ts";
import { residents } from "#scenario/population.ts";
import { personRow } from "#scenario/rows.ts";
import { addPeople, findPeople } from "#src/domains/people/index.ts";
const house = await openHouse(readConfig({ DATA_DIR: process.env.DD!, PRIMA_DEMO: "1" }), { purpose: "try", statementTimeout: 0 });
const [{n}] = await house.db`select count(*)::int as n from person`;
if (n === 0) {
  const now = Temporal.Now.instant();
  const people = [...residents({ seed: "botnia", count: 176323, endDate: Temporal.PlainDate.from("2026-11-20") })].map(personRow);
  for (let f = 0; f < people.length; f += 5000) await addPeople(house.db, people.slice(f, f + 5000), now);
  await house.owner`vacuum (analyze) person, name_part`;
}
console.log(await house.db`select count(*) from name_part`);
const now = Temporal.Now.instant();
for (const t of ["Korpela Aino", "Johanson Maria", "Wiktsröm Anders", "ma joh", "maria", "Nygard Elni 1993", "Virtanne", "jo 12.4.1988"]) {
  const took = [];
  let r;
  for (let i = 0; i < 12; i++) { const s = performance.now(); r = await findPeople(house.db, t, now); took.push(performance.now() - s); }
  console.log(t, took.map(x => x.toFixed(1)).join(" "), r!.people.slice(0, 4).map(p => p.givenNames + " " + p.surname + " " + String(p.birthDate)).join("; "));
}
const h2 = house.owner; for (const w of ["virtane","johanson","ma","viktsrom"]) { let s=performance.now(); const q = await h2`select name_parts_like(${w}, 24) as l`; let m=performance.now(); await h2`select id from people_named(${w}, array[]::date[], array[]::date[], 40, 120)`; console.log(w, q[0].l.length, (m-s).toFixed(1), (performance.now()-m).toFixed(1), q[0].l.slice(0,6).join(" ")); }
await house.close();
