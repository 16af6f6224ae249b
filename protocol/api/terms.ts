import { z } from "zod";
import { LIMITS } from "../limits";
import { AdminRole } from "../people/roles";
import { TermsSections } from "../settings/terms-setting";
import { AskedChange, SettingChange } from "./settings";

const Version = z.iso.date().describe("The day, in UTC, from which these terms hold.");

export const GetTermsInput = z.strictObject({ version: Version.optional().describe("Undefined: those that hold.") });

export const Terms = z
  .strictObject({
    version: Version,
    sections: TermsSections,
    versions: z
      .array(Version)
      .max(LIMITS.MAX_TERMS_VERSIONS_SHOWN)
      .describe("Those that hold or held, the newest first."),
    ahead: Version.nullable().describe("The next one, which is announced."),
  })
  .meta({ id: "Terms" });
export type Terms = z.infer<typeof Terms>;

export const AnnounceTermsInput = AskedChange.omit({ from: true }).extend({
  day: Version.describe("From its first moment, in UTC, they hold; it must be to come."),
  sections: TermsSections,
});

const TermsChange = SettingChange.omit({ value: true, was: true }).extend({ version: Version });
export type TermsChangeView = z.infer<typeof TermsChange>;

export const TermsHistory = z
  .strictObject({
    version: Version.describe("The one that holds."),
    newest: z.int().describe("The number of the newest change; 0 for none."),
    roles: z.array(AdminRole).describe("Who may write new ones."),
    changes: z.array(TermsChange).max(LIMITS.MAX_SETTING_CHANGES_SHOWN).describe("The latest beginning first."),
  })
  .meta({ id: "TermsHistory" });
export type TermsHistory = z.infer<typeof TermsHistory>;
