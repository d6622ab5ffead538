/** One setting that is wrong: its name, what was given, what is expected. */
export interface Complaint {
  readonly name: string;
  readonly given: string;
  readonly expected: string;
}

const SECRET = /SECRET|PASSWORD|TOKEN|KEY/;

/** What may be printed of a value: secrets not at all, URLs without their password. */
function shown({ name, given }: Complaint): string {
  if (given === "nothing") return given;
  if (SECRET.test(name)) return "(hidden)";
  // Also in what is no proper URL: whatever stands between "//" and "@", or between "@"-less colons, may be one.
  const bare = given
    .replace(/\/\/[^/]*@/, "//***@")
    .replace(/([?&][^=&]*(?:password|secret|key|token)[^=&]*=)[^&]*/gi, "$1***");
  return /URL|ISSUER/.test(name) && !bare.includes("//") ? "(hidden, not a URL)" : JSON.stringify(bare);
}

/** The program is configured wrongly: the message lists every setting that is wrong. */
export class ConfigError extends Error {
  readonly complaints: readonly Complaint[];
  constructor(complaints: readonly Complaint[]) {
    const lines = complaints.map((c) => `  ${c.name}: given ${shown(c)}, expected ${c.expected}`);
    super(`The configuration is wrong:\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.complaints = complaints.map((c) => ({ ...c, given: shown(c) }));
  }
}
