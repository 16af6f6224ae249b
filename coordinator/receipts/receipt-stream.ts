import type { Job as JobRow } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import type { Handle } from "../handle";
import { refuse } from "../refusals/refuse";
import { InputHashes } from "./input-hashes";
import { readSettlements, type SettlementPage } from "./read-settlements";
import { CHAIN_START, type ChainPoint, link, type ReceiptDraft } from "./receipt-chain";
import { receiptDrafts } from "./receipt-drafts";
import { assertSame, ReceiptsChanged, type Signing, signedPoint, signPoint } from "./receipt-signatures";

type Parts = Pick<Handle, "blobs" | "config" | "pool" | "prisma" | "receiptKeys">;

const STRETCH = LIMITS.MAX_RECEIPTS_PER_SIGNATURE;

/**
 * The receipts of a job after a settlement, in stretches that each end with a signature. They are derived from what is
 * stored about the units, and nothing of a stretch is given out before all of it was compared with what was signed of
 * it before.
 */
export async function* receiptStream(parts: Parts, job: JobRow, after: number): AsyncGenerator<string> {
  const { pool, receiptKeys, config } = parts;
  const signing: Signing = { pool, signer: () => receiptKeys.signer(), city: new URL(config.siteUrl).origin, job };
  const inputs = new InputHashes(parts, job);
  let point = (await signedPoint(pool, job.no, after)) ?? CHAIN_START;
  let cursor = point.settlement;
  let signature = "";
  for (;;) {
    const limit = STRETCH - (point.lines % STRETCH);
    const page = await readSettlements(pool, { jobNo: job.no, after: cursor, limit, lines: point.lines });
    if (page.isDeleted) throw refuse("job-deleted", { day: new Date().toISOString().slice(0, 10) });
    const stretch = linkAll(job.id, point, await receiptDrafts(job, page, inputs), page);
    point = stretch.point;
    cursor = page.entries.at(-1)?.number ?? cursor;
    const lines = stretch.lines.filter(({ settlement }) => settlement > after).map(({ text }) => `${text}\n`);
    const [previous, isAll] = [signature, !page.more];
    if (isAll || lines.length > 0) signature = await signPoint(signing, point, page.isOver);
    if (signature !== previous) yield `${lines.join("")}${signature}\n`;
    if (isAll) return;
  }
}

interface Stretch {
  point: ChainPoint;
  lines: { text: string; settlement: number }[];
}

function linkAll(
  jobId: string,
  from: ChainPoint,
  drafts: readonly ReceiptDraft[],
  { signed, more }: Pick<SettlementPage, "signed" | "more">,
): Stretch {
  let point = from;
  const lines = drafts.map((draft) => {
    const linked = link(point, draft);
    point = linked.point;
    for (const { lines, line } of signed) if (lines === point.lines) assertSame(jobId, point, line);
    return { text: linked.text, settlement: draft.settlement };
  });
  const lost = more ? undefined : signed.find(({ lines }) => lines > point.lines);
  if (lost) throw new ReceiptsChanged(jobId, lost.lines);
  return { point, lines };
}
