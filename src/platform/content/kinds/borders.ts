import { z } from "zod";
import { bySchema, type ContentKind } from "../kind.ts";
import { error } from "../problem.ts";
import { localText } from "../shapes.ts";

const position = z.tuple([z.number(), z.number()]);
const polygon = z.array(z.array(position).min(4));

const bordersSchema = z.strictObject({
  type: z.literal("FeatureCollection"),
  attribution: localText,
  features: z.array(
    z.strictObject({
      type: z.literal("Feature"),
      id: z.string(),
      properties: z.strictObject({ code: z.string() }),
      geometry: z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("Polygon"), coordinates: polygon }),
        z.strictObject({ type: z.literal("MultiPolygon"), coordinates: z.array(polygon) }),
      ]),
    }),
  ),
});
/** GeoJSON of the municipalities' borders, longitude and latitude in WGS 84, sea areas included. */
export type Borders = z.infer<typeof bordersSchema>;

export const bordersKind: ContentKind<Borders> = {
  kind: "borders",
  files: "borders.geojson",
  required: true,
  parse: bySchema(bordersSchema),
  references: (borders, content) => {
    const drawn = new Set(borders.features.map((feature) => feature.properties.code));
    const missing = content.municipalities.filter((one) => !drawn.has(one.code));
    const strange = [...drawn].filter((code) => !content.findMunicipality(code));
    return [
      ...missing.map((one) =>
        error(["features"], "borders.missing", `${one.names.fi} (${one.code}) has no borders`),
      ),
      ...strange.map((code) => error(["features"], "reference.unknown", `there is no municipality ${code}`)),
    ];
  },
};
