import type { Job as JobRow } from "#prisma/generated/client";
import type { JobRelay } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import { relayInWords } from "#protocol/words/relay-in-words";

/** How much of the job was relayed through this site; null if nothing was. */
export function relayOf({ relayedBytes }: Pick<JobRow, "relayedBytes">, language?: Language): JobRelay | null {
  const bytes = Number(relayedBytes);
  if (bytes === 0) return null;
  const relayed = { bytes, maxBytes: LIMITS.MAX_RELAYED_BYTES_PER_JOB };
  return { ...relayed, message: relayInWords(relayed, language) };
}
