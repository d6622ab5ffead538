import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import type { ContactShown } from "./load.ts";
import type { Trouble } from "./trouble.ts";

/** What every part of a contact's page is drawn from. */
export interface PartProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly shown: ContactShown;
  readonly trouble: Trouble | undefined;
}
