import { z } from "zod";
import { BADGES } from "#core/pride/badges";
import { LIMITS } from "../limits";
import { PublicName } from "../text/public-name";
import { Reason } from "./admin";

const Work = z.number().min(0).describe("In seconds of an ordinary core, by its credit at today's price.");

const Listed = {
  place: z.int().min(1),
  name: z.string(),
  coreSeconds: Work.nullable().describe(
    "Null for every row while fewer than 20 households that are not listed have worked: it would tell of theirs.",
  ),
};

const Badges = z
  .array(z.enum(BADGES))
  .describe(
    "For a first checked result, for four weeks in a row, and for a find of their device, since they chose a public name.",
  );

const Board = z.strictObject({
  monday: z.iso.date().nullable().describe("The Monday with which its week began, in UTC; null: since the city began."),
  takenAt: z.iso.datetime().nullable().describe("When it was made; null: not yet."),
  rows: z
    .array(z.strictObject({ ...Listed, badges: Badges }))
    .max(LIMITS.MAX_BOARD_ROWS)
    .describe("Residents."),
  teams: z.array(z.strictObject(Listed)).max(LIMITS.MAX_BOARD_ROWS),
});
export type Board = z.infer<typeof Board>;

/** Who computed most, of the residents who want to be seen. */
export const Boards = z.strictObject({ week: Board, all: Board }).meta({ id: "Boards" });
export type Boards = z.infer<typeof Boards>;

export const SetProfileInput = z.strictObject({
  name: PublicName,
  onBoards: z.boolean().default(true).describe("Whether the boards list you."),
});

export const ProfileView = z
  .strictObject({
    profile: z
      .strictObject({ name: z.string(), onBoards: z.boolean() })
      .nullable()
      .describe("Null: nobody sees anything of you."),
    badges: Badges,
    found: z.string().nullable().describe("The name of the job in which your device found something."),
    week: Work,
    all: Work,
  })
  .meta({ id: "ProfileView" });
export type ProfileView = z.infer<typeof ProfileView>;

export const TakeDownProfileInput = z.strictObject({
  name: z.string().min(1).max(LIMITS.MAX_PUBLIC_NAME_CHARS).describe("As the boards show it."),
  reason: Reason,
});
