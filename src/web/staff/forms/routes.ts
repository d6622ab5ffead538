import type { Route } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { showStaffForm, takeStaffForm } from "./form.tsx";
import { takeFormImport } from "./import.ts";
import { showStaffForms } from "./list.tsx";
import { exportVersion, showPreview } from "./preview.tsx";

/** Forms and their versions, for those who look after the county's texts. */
export function staffFormRoutes(site: Site): Route[] {
  const permission = "content.review";
  const route = (
    name: string,
    method: Route["method"],
    path: Route["path"],
    handle: Route["handle"],
    upload = false,
  ): Route => ({ name, method, path, permission, handle, ...(upload && { upload }) });
  return [
    route("forms.list", "GET", PATHS.staffForms, (x) => showStaffForms(site, x)),
    route("forms.import", "POST", PATHS.staffForms, (x) => takeFormImport(site, x), true),
    route("forms.version", "GET", PATHS.staffForm, (x) => showStaffForm(site, x)),
    route("forms.state", "POST", PATHS.staffForm, (x) => takeStaffForm(site, x)),
    route("forms.preview", "GET", PATHS.staffFormPreview, (x) => showPreview(site, x)),
    route("forms.export", "GET", PATHS.staffFormExport, (x) => exportVersion(site, x)),
  ];
}
