import { z } from "zod";
import { LEVELS } from "#core/districts/publish-level";
import { DistrictId } from "../written-districts";

/** What the public map says of the city's neighbourhoods. */
export const CityMap = z
  .strictObject({
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .nullable()
      .describe("Of which it tells, in UTC; null: there has been none yet."),
    districts: z.array(
      z.strictObject({
        id: DistrictId,
        name: z.strictObject({ en: z.string(), fr: z.string() }),
        outline: z
          .array(z.tuple([z.number(), z.number()]).readonly())
          .readonly()
          .describe("On a plane 1,000 wide and 600 high, from its upper left."),
        atLeast: z
          .literal(LEVELS)
          .nullable()
          .describe(
            "At least so many households computed for others' jobs there; null: fewer than 20, or chance hid it. Chance takes something off, so that no household can be read off.",
          ),
      }),
    ),
  })
  .meta({ id: "CityMap" });
export type CityMap = z.infer<typeof CityMap>;

export const HomeDistrict = z
  .strictObject({ district: DistrictId.nullable().describe("Null: none.") })
  .meta({ id: "HomeDistrict" });
export type HomeDistrict = z.infer<typeof HomeDistrict>;
