import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function above(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? process.cwd() : above(parent);
}

/** The folder of the installation, with content/ and db/. The build writes it in; from sources it is found. */
export function rootFolder(): string {
  return process.env.PRIMA_ROOT ?? above(dirname(fileURLToPath(import.meta.url)));
}
