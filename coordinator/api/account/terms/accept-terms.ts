import { AcceptTermsInput } from "#protocol/api/rights";
import { requirePerson } from "../../../auth/context";
import { recordConsent } from "../../../auth/record-consent";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** The moment of the first time counts. */
export async function acceptTerms({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id } = requirePerson(ctx);
  const { version } = parseInput(AcceptTermsInput, input);
  const { prisma, config } = handle();
  if (await recordConsent(prisma, id, version, config.terms)) return {};
  throw refuse("terms-changed");
}
