import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

const DAY_S = 86_400;

/** Everything that a person does to organisations is counted together. */
export async function takeOrganisationChange(personId: string): Promise<void> {
  const { MAX_ORGANISATION_CHANGES_PER_DAY: max } = LIMITS;
  const { allowed } = await handle().tries.consume(`organisations of ${personId}`, { window: DAY_S, max });
  if (!allowed) throw refuse("too-many-organisation-changes", { max });
}
