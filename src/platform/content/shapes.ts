import { z } from "zod";
import type { LocalText } from "#src/kernel/lang.ts";

// Shapes that several kinds of content share. All are strict: an unknown key is a misspelt key.

/** Three languages, each there and not blank; the loader finds placeholders and copies. */
export const localText: z.ZodType<LocalText> = z.strictObject({
  fi: z.string().trim().min(1),
  sv: z.string().trim().min(1),
  en: z.string().trim().min(1),
});

/** Ids of content: small letters, digits and hyphens. They stand in addresses, tables and figures. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id is small letters, digits and hyphens");

export const municipalityCode = z
  .string()
  .regex(/^\d{3}$/, "a municipality's code is three digits in quotes");

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date is written 2026-11-21");

export const review = z
  .strictObject({
    status: z.enum(["draft", "reviewed"]),
    /** Role or body that read the text, never a person's name. */
    by: z.string().min(1).optional(),
    date: isoDate.optional(),
  })
  .refine((one) => one.status === "draft" || (one.by !== undefined && one.date !== undefined), {
    error: "what is reviewed says by whom and when",
  });
export type Review = z.infer<typeof review>;

/** A phone number as it is shown. Numbers made up for the demonstration say so. */
export const phone = z.strictObject({
  number: z.string().regex(/^(?:\d[\d ]{1,14}\d)$/, "a phone number is digits and spaces"),
  fictitious: z.boolean(),
});
export type Phone = z.infer<typeof phone>;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time of day is written 08:00");

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Opening hours in Europe/Helsinki: on these weekdays from–to; closed on public holidays unless `holidays`. */
export const hours = z
  .array(
    z
      .strictObject({
        days: z.array(z.enum(WEEKDAYS)).min(1),
        from: time,
        to: time,
        holidays: z.boolean().default(false),
      })
      .refine((one) => one.from < one.to, { error: "opening hours end after they begin" }),
  )
  .min(1);
export type Hours = z.infer<typeof hours>;

export const area = z.enum(["north", "middle", "south"]);
export type Area = z.infer<typeof area>;

export const language = z.enum(["fi", "sv", "en"]);
