import { z } from "zod";

/** What deleting the caller's account would end, and what would become of it. */
export const DeletionPreview = z
  .strictObject({
    isOnlyOwner: z.boolean().describe("Whether the account cannot be deleted, since the city has no other owner."),
    openJobs: z.int().describe("Jobs that it would cancel."),
    jobs: z.int().describe("All jobs, whose inputs and results it would delete."),
    devices: z.int().describe("Devices that would stop."),
    keys: z.int(),
    balanceNanos: z.int().describe("Would go back to the city, with what the open jobs still hold."),
    heldNanos: z.int(),
    creditNanos: z.int().describe("Earned by the household's devices; nobody could claim it any more."),
    sitesNanos: z.int().describe("Earned by their sites with the button; nobody could claim it any more."),
    askedNanos: z.int().describe("Asked for as rewards that no admin has approved: they would be taken back."),
    approvedNanos: z.int().describe("Of rewards that an admin has approved: they would still be paid."),
  })
  .meta({ id: "DeletionPreview" });
export type DeletionPreview = z.infer<typeof DeletionPreview>;

export const AcceptTermsInput = z.strictObject({ version: z.string().max(10) });

export const DeleteAccountInput = z.strictObject({ password: z.string().min(1).max(128) });
