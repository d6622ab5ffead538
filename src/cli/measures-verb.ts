import { compare, rebuild } from "#src/domains/measures/index.ts";
import { readConfig } from "#src/platform/config/index.ts";
import { EXIT } from "./exit-codes.ts";
import { openBeside } from "./open-house.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** `prima measures rebuild [--compare]`: the figures from the journal alone. */
export async function measuresVerb(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Io,
): Promise<number> {
  const [what, ...options] = args;
  if (what !== "rebuild" || options.some((option) => option !== "--compare")) {
    err("prima measures: the command is: measures rebuild [--compare]\n");
    return EXIT.usage;
  }
  const house = await openBeside(readConfig(env), "prima measures");
  try {
    if (options.includes("--compare")) {
      const result = await house.db.begin("isolation level repeatable read read only", (tx) => compare(tx));
      out(`${JSON.stringify(result, null, 2)}\n`);
      err(
        result.differing
          ? `The figures differ at ${result.differing.cell}.\n`
          : `${result.compared} figures compared, all equal.\n`,
      );
      return result.differing ? EXIT.failed : EXIT.ok;
    }
    const figures = await house.db.begin((tx) => rebuild(tx));
    out(`${JSON.stringify({ figures }, null, 2)}\n`);
    return EXIT.ok;
  } finally {
    await house.close();
  }
}
