import { z } from "zod";
import { type District, MAP } from "#core/districts/district";
import { LIMITS } from "./limits";
import { ShownText } from "./text/shown-text";

const Name = ShownText({ min: 1, max: LIMITS.MAX_DISTRICT_NAME_CHARS });

export const DistrictId = z.string().regex(/^[a-z0-9-]{1,40}$/, "must be small letters, digits and hyphens");

/** The city's neighbourhoods as an admin writes them in a file. */
export const WrittenDistricts = z
  .array(
    z.strictObject({
      id: DistrictId,
      name: z.strictObject({ en: Name, fr: Name }),
      outline: z
        .array(z.tuple([z.number().min(0).max(MAP.width), z.number().min(0).max(MAP.height)]))
        .min(3)
        .max(LIMITS.MAX_OUTLINE_POINTS),
    }),
  )
  .max(LIMITS.MAX_DISTRICTS)
  .refine((districts) => new Set(districts.map(({ id }) => id)).size === districts.length, {
    error: "must have an id of its own for each neighbourhood",
  }) satisfies z.ZodType<District[]>;
