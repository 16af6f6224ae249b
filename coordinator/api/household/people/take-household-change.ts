import { LIMITS } from "#protocol/limits";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";

const DAY_S = 86_400;

/** Everything that a person does to the people of households is counted together. */
export async function takeHouseholdChange(personId: string): Promise<void> {
  const { MAX_HOUSEHOLD_CHANGES_PER_DAY: max } = LIMITS;
  const { allowed } = await handle().tries.consume(`household of ${personId}`, { window: DAY_S, max });
  if (!allowed) throw refuse("too-many-household-changes", { max });
}
