export { type Config, type Provider, readConfig } from "./config.ts";
export { ConfigError } from "./error.ts";
export { makeFolder } from "./folder.ts";
export { rootFolder } from "./root.ts";
export { sessionSecret } from "./secret.ts";
export type { LogLevel } from "./settings.ts";
