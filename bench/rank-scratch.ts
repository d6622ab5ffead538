import { rankByName } from "#src/domains/people/search-rank.ts";
const people = Array.from({length:160},(_, i)=>({givenNames: "Maria Ella Annika", surname: "Johansson"+(i%7)}));
for (let k=0;k<8;k++){ const s=process.cpuUsage().user; for(let i=0;i<10;i++) rankByName(["Johanson","Mraia"], people); console.log(((process.cpuUsage().user-s)/10000).toFixed(2),"ms"); }
