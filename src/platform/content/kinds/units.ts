import { z } from "zod";
import { bySchema, type ContentKind } from "../kind.ts";
import { error, type Finding } from "../problem.ts";
import { area, type Hours, hours, localText, municipalityCode, phone, review, slug } from "../shapes.ts";
import { repeated, unknown } from "./repeated.ts";

const unit = z.strictObject({
  review: review.optional(),
  id: slug,
  kind: z.enum([
    "health-station",
    "family-centre",
    "psychosocial-centre",
    "youth-team",
    "social-centre",
    "contact-centre",
    "oral-health",
    "administration",
  ]),
  names: localText,
  municipality: municipalityCode,
  /** Area served; absent when the unit serves the whole county. */
  area: area.optional(),
  /** Line that the unit's contacts come by; administration has none. */
  line: slug.optional(),
  address: z.strictObject({
    street: z.strictObject({ fi: z.string().min(1), sv: z.string().min(1), en: z.string().min(1) }),
    postalCode: z.string().regex(/^\d{5}$/),
    fictitious: z.literal(true),
  }),
  /** Where it stands, in degrees; absent: the centre of its municipality. */
  place: z
    .strictObject({
      lat: z.number().min(59).max(71),
      lon: z.number().min(19).max(32),
      fictitious: z.literal(true),
    })
    .optional(),
  /** Absent: the county's office hours. */
  opening: hours.optional(),
  phone,
});
export type UnitEntry = z.infer<typeof unit>;
/** A unit with its opening hours, its own or the county's. */
export type Unit = UnitEntry & { readonly opening: Hours };

/** No municipality of the county reaches so far from its centre, in degrees of latitude and longitude. */
const FAR = { lat: 0.6, lon: 1.2 };

const unitsSchema = z.strictObject({ review, fictitiousAddresses: localText, units: z.array(unit).min(1) });
export type Units = z.infer<typeof unitsSchema>;

export const unitsKind: ContentKind<Units> = {
  kind: "units",
  files: "units.yaml",
  required: true,
  parse: bySchema(unitsSchema),
  audience: () => "resident",
  references: ({ units }, content) => {
    const codes = content.municipalities.map((one) => one.code);
    const each = (one: UnitEntry, index: number): Finding[] => {
      const at = ["units", index];
      const postal = content.postalCodes.find((code) => code.code === one.address.postalCode);
      const home = content.findMunicipality(one.municipality);
      return [
        ...unknown("municipality", one.municipality, codes, [...at, "municipality"]),
        ...unknown("line", one.line, content.lines, [...at, "line"]),
        ...(postal?.municipality === one.municipality
          ? []
          : [
              error(
                [...at, "address", "postalCode"],
                "unit.postal-code",
                "is not a postal code of the unit's municipality",
              ),
            ]),
        ...(home &&
        one.place &&
        (Math.abs(one.place.lat - home.centre[1]) > FAR.lat ||
          Math.abs(one.place.lon - home.centre[0]) > FAR.lon)
          ? [error([...at, "place"], "unit.place", `is not in ${home.names.en}`)]
          : []),
        ...(home && one.area && home.area !== one.area
          ? [error([...at, "area"], "unit.area", `${home.names.en} belongs to the area "${home.area}"`)]
          : []),
      ];
    };
    return [...repeated(units, "id", ["units"]), ...units.flatMap(each)];
  },
};
