import type { Pool } from "pg";
import { GetTermsInput, type Terms } from "#protocol/api/terms";
import { LIMITS } from "#protocol/limits";
import type { TermsText, TermsVersion } from "#protocol/people/terms";
import { beginningOfTerms, readTermsText, TERMS_SETTING } from "#protocol/settings/terms-setting";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Every version that held stays readable: people agreed to it. So is the one that is announced. */
export async function getTerms({ input }: Call<unknown>): Promise<Terms> {
  const { version: asked } = parseInput(GetTermsInput, input);
  const { pool, config, settings } = handle();
  const version = asked ?? config.terms.version;
  const sections = version === config.terms.version ? config.terms.sections : await sectionsOf(pool, version);
  if (!sections) throw refuse("no-such-terms");
  const { rows } = await pool.query<{ version: string }>(VERSIONS, [
    TERMS_SETTING,
    LIMITS.MAX_TERMS_VERSIONS_SHOWN - 1,
  ]);
  return {
    version,
    sections: [...sections],
    versions: [...rows.map((row) => row.version), settings.terms.first.version],
    ahead: settings.termsAhead() ?? null,
  };
}

async function sectionsOf(pool: Pool, version: TermsVersion): Promise<TermsText | undefined> {
  const { first } = handle().settings.terms;
  const { rows } = await pool.query<{ value: string }>(OF_VERSION, [TERMS_SETTING, beginningOfTerms(version)]);
  const [row] = rows;
  if (row) return readTermsText(row.value);
  return version === first.version ? first.sections : undefined;
}

const STANDING = "NOT EXISTS (SELECT FROM setting_taken_back WHERE change_no = no)";

const OF_VERSION = `SELECT value FROM setting_change
  WHERE setting = $1 AND holds_from = $2 AND ${STANDING} ORDER BY no DESC LIMIT 1`;

const VERSIONS = `SELECT DISTINCT to_char(holds_from AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS version FROM setting_change
  WHERE setting = $1 AND holds_from <= now() AND ${STANDING} ORDER BY version DESC LIMIT $2`;
