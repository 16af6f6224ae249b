import type { z } from "zod";
import type { MadeSettingChange } from "#protocol/api/settings";
import { AnnounceTermsInput } from "#protocol/api/terms";
import { LIMITS } from "#protocol/limits";
import { beginningOfTerms, TERMS_ROLES, TERMS_SETTING, writeTermsText } from "#protocol/settings/terms-setting";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { addChange } from "../settings/add-change";
import { publishSettings } from "../settings/publish-settings";
import { requireSettingRole } from "../settings/require-setting-role";

/** Terms begin with a day to come, so that nobody is under terms that they could not read before. */
export async function announceTerms({ ctx, input }: Call<unknown>): Promise<z.infer<typeof MadeSettingChange>> {
  const person = requireAdmin(ctx, "announceTerms");
  const { day, sections, reason, seen } = parseInput(AnnounceTermsInput, input);
  requireSettingRole(person, TERMS_ROLES);
  const value = writeTermsText(sections);
  const { MAX_TERMS_CHARS: max } = LIMITS;
  if (value.length > max) throw refuse("terms-too-long", { chars: value.length, max });
  const { prisma, settings } = handle();
  const change = await prisma.$transaction(async (tx) => {
    const initial = writeTermsText(settings.terms.first.sections);
    const from = beginningOfTerms(day);
    const asked = { setting: TERMS_SETTING, value, initial, from, seen };
    const made = await addChange(tx, { ...asked, reason, madeBy: person.id });
    await audit(tx, ctx, "terms.announced", day, { reason });
    return made.change;
  });
  await publishSettings();
  return { change };
}
