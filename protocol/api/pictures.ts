import { z } from "zod";
import { JobId } from "../job-id";

export const PublishPictureInput = z.strictObject({
  jobId: JobId,
  isPublished: z.boolean().describe("false withdraws it: from then on the address shows nothing."),
});

export const PictureState = z.strictObject({ publishedAt: z.iso.datetime().nullable() }).meta({ id: "PictureState" });
export type PictureState = z.infer<typeof PictureState>;

/** All that a stranger learns of a job whose picture is published. */
export const PublishedPicture = z
  .strictObject({
    width: z.int(),
    height: z.int(),
    tile: z.int().describe("The side of a square tile, in pixels."),
  })
  .meta({ id: "PublishedPicture" });
export type PublishedPicture = z.infer<typeof PublishedPicture>;
