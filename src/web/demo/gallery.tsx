import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../frame.tsx";
import type { Site } from "../site.ts";
import { Gallery, galleryTitle } from "../ui/index.ts";

/** Every component of the house on one page. */
export function showGallery(site: Site, exchange: Exchange): Answer {
  return page(
    <ResidentPage site={site} exchange={exchange} title={galleryTitle(exchange.lang)} noindex>
      <Gallery lang={exchange.lang} />
    </ResidentPage>,
  );
}
