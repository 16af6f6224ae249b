import { z } from "zod";
import { LIMITS } from "../limits";

export const HouseholdInvitation = z.string().regex(/^[\w-]{32}$/, "is not what a link to a household has");

/** Somebody in the caller's household. */
export const HouseholdPerson = z
  .strictObject({
    no: z.int().describe("By which it is said who is meant."),
    name: z.string(),
    isYou: z.boolean(),
    runs: z.boolean().describe("Whether they invite and remove people, and set the rules for all devices."),
    devices: z.int(),
  })
  .meta({ id: "HouseholdPerson" });
export type HouseholdPerson = z.infer<typeof HouseholdPerson>;

export const HouseholdPeople = z
  .strictObject({
    people: z
      .array(HouseholdPerson)
      .max(LIMITS.MAX_HOUSEHOLD_PEOPLE)
      .describe("Who runs it first. Empty: you are in no household of several people."),
    openInvitations: z.int().describe("Yours, that nobody has used."),
    kinUntil: z.iso
      .datetime()
      .nullable()
      .describe("You left a household of several people, and until then you count as one of it, and join no other."),
  })
  .meta({ id: "HouseholdPeople" });
export type HouseholdPeople = z.infer<typeof HouseholdPeople>;

export const MadeHouseholdInvitation = z
  .strictObject({
    invitation: HouseholdInvitation.describe("Of the link: shown once, and used once."),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "MadeHouseholdInvitation" });
export type MadeHouseholdInvitation = z.infer<typeof MadeHouseholdInvitation>;

export const FoundHousehold = z
  .strictObject({
    name: z.string().describe("Of the person who invites."),
    people: z.int(),
    verdict: z.enum(["joins", "oneself", "no-longer-invites", "in-it-already", "in-another", "kin-of-another", "full"]),
    until: z.iso.datetime().nullable().describe("When you are no longer kin of the household that you left."),
  })
  .meta({ id: "FoundHousehold" });
export type FoundHousehold = z.infer<typeof FoundHousehold>;

export const HouseholdInvitationInput = z.strictObject({ invitation: HouseholdInvitation });
export const HouseholdPersonInput = z.strictObject({ no: z.int().min(0) });
