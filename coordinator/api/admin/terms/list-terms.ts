import type { TermsHistory } from "#protocol/api/terms";
import { TERMS_ROLES, TERMS_SETTING } from "#protocol/settings/terms-setting";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { readHistories } from "../settings/setting-history";

export async function listTerms({ ctx }: Call<unknown>): Promise<TermsHistory> {
  requireAdmin(ctx, "listTerms");
  const { pool, config } = handle();
  const { newest, changes } = (await readHistories(pool, [TERMS_SETTING]))(TERMS_SETTING, TERMS_ROLES);
  return {
    version: config.terms.version,
    newest,
    roles: [...TERMS_ROLES],
    changes: changes.map(({ value: _, was: __, ...change }) => ({ ...change, version: change.from.slice(0, 10) })),
  };
}
