import type { Exchange, Route } from "#src/platform/http/route.ts";
import { PATHS, type PathName } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showCatalogue } from "./catalogue.tsx";
import { showFormDone, takeFormDone } from "./done.tsx";
import { showFormPage } from "./fill.tsx";
import { showFormsCode, showLater, takeFormsCode, takeLater } from "./later.tsx";
import { showOwnForm, showOwnForms, takeOwnForm } from "./own-pages.tsx";
import { showFormReview, takeFormReview } from "./review.tsx";
import { showFormStart, takeFormStart } from "./start.tsx";
import { takeFormPage } from "./take.ts";

type Handle = (site: Site, exchange: Exchange) => ReturnType<Route["handle"]>;

/** The pages of forms that anybody may open. Fixed words stand before patterns. */
export function formRoutes(site: Site): Route[] {
  const get = (name: PathName, permission: Route["permission"], handle: Handle): Route => ({
    name,
    method: "GET",
    path: PATHS[name],
    permission,
    handle: (exchange) => handle(site, exchange),
  });
  const post = (
    name: PathName,
    permission: Route["permission"],
    handle: Handle,
    more: Partial<Route> = {},
  ): Route => ({
    name: `${name}.post`,
    method: "POST",
    path: PATHS[name],
    permission,
    handle: (exchange) => handle(site, exchange),
    ...more,
  });
  return [
    get("forms", "page.read", showCatalogue),
    get("formsCode", "contact.submit", showFormsCode),
    post("formsCode", "contact.submit", takeFormsCode, { door: "codeGuess", chargesItself: true }),
    get("formAll", "contact.submit", showFormPage),
    post("formAll", "contact.submit", takeFormPage, { upload: true }),
    get("formReview", "contact.submit", showFormReview),
    post("formReview", "contact.submit", takeFormReview, { door: "submitForm" }),
    get("formDone", "contact.submit", showFormDone),
    post("formDone", "contact.submit", takeFormDone),
    get("formLater", "contact.submit", showLater),
    post("formLater", "contact.submit", takeLater, { door: "submitForm" }),
    get("formPage", "contact.submit", showFormPage),
    post("formPage", "contact.submit", takeFormPage, { upload: true }),
    get("form", "contact.submit", showFormStart),
    post("form", "contact.submit", takeFormStart),
    get("ownForms", "forms.own", showOwnForms),
    get("ownForm", "forms.own", showOwnForm),
    post("ownForm", "forms.own", takeOwnForm),
  ];
}
