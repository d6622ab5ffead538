import { refreshSoon } from "./refresh.ts";
import { wire } from "./wire.ts";

let topics: readonly string[] = [];

const wanted = (): readonly string[] =>
  (document.querySelector<HTMLMetaElement>("meta[name=pb-live]")?.content ?? "").split(/\s+/).filter(Boolean);

const line = wire((changed) => {
  if (changed === null ? topics.length > 0 : topics.includes(changed)) refreshSoon();
});

/** Follows the topics that this page names in `<meta name="pb-live" content="…">`. */
export function follow(): void {
  topics = wanted();
  line.want(topics);
}
