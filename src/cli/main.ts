import { join } from "node:path";
import { rootFolder } from "#src/platform/config/index.ts";
import { EXIT } from "./exit-codes.ts";
import { failure } from "./failure.ts";
import { HELP, helpOn } from "./help.ts";

/** `prima VERB`: its result on standard output, messages on standard error, an exit code that means something. */
async function main([verb = "help", ...args]: string[]): Promise<number> {
  const io = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
  };
  const json = (value: unknown) => io.out(`${JSON.stringify(value, null, 2)}\n`);
  switch (verb) {
    case "start":
      if (args.length > 0) break;
      return (await import("./start.ts")).start(process.env, io);
    case "seed":
      return (await import("./seed.ts")).seed(args, process.env, io);
    case "content": {
      if (args[0] !== "check" || args.length > 1) break;
      const [{ contentCheck }, { KINDS }] = await Promise.all([
        import("./content.ts"),
        import("#src/county/kinds.ts"),
      ]);
      return contentCheck(join(rootFolder(), "content"), io, KINDS);
    }
    case "import":
      return (await import("./import.ts")).importVerb(args, process.env, io);
    case "doctor":
      if (args.length > 0) break;
      return (await import("./doctor-verb.ts")).doctorVerb(process.env, io);
    case "backup": {
      const [file, more] = args;
      if (!file || file.startsWith("-") || more) break;
      json(await (await import("./backup.ts")).backup(file, process.env));
      return EXIT.ok;
    }
    case "restore": {
      const [file, more] = args.filter((arg) => arg !== "--replace");
      if (!file || file.startsWith("-") || more) break;
      json(
        await (await import("./restore.ts")).restore(file, process.env, {
          replace: args.includes("--replace"),
        }),
      );
      return EXIT.ok;
    }
    case "omaolo":
      return (await import("./omaolo/send.ts")).omaoloVerb(args, process.env, io);
    case "measures":
      return (await import("./measures-verb.ts")).measuresVerb(args, process.env, io);
    case "deadlines":
      return (await import("./deadlines-verb.ts")).deadlinesVerb(args, process.env, io);
    case "forms":
      return (await import("./forms/index.ts")).formsVerb(args, process.env, io);
    case "forecast":
      return (await import("./forecast/index.ts")).forecast(args, io);
    case "help":
    case "--help":
    case "-h":
      io.out(HELP);
      return EXIT.ok;
  }
  io.err(`prima: "${[verb, ...args].join(" ")}" is not a command. ${helpOn(verb)}`);
  return EXIT.usage;
}

// Who reads our output may have had enough of it: "prima … | head".
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(EXIT.ok);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const { message, code } = failure(error);
    process.stderr.write(`prima: ${message}\n`);
    process.exitCode = code;
    // Something may still hold the program open: a verb that failed is over.
    setTimeout(() => process.exit(code), 2_000).unref();
  },
);
