import type { JobSpec } from "#core/jobs/job-spec";
import type { Job as JobRow } from "#prisma/generated/client";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { agreesWith } from "../comparison/agrees-with";
import type { SettledPlace } from "../store/settled-places";
import type { InputHashes } from "./input-hashes";
import type { ReplicaFacts, SettlementPage, TakenBackFacts } from "./read-settlements";
import type { ReceiptDraft } from "./receipt-chain";

/** A unit's settlement as it was, also if it was taken back since. */
interface Settlement {
  number: number;
  settledAt: Date;
  fuel: number;
  priceNanos: number;
  settling: ReplicaFacts;
  replicas: ReplicaFacts[];
}

/** The receipts and withdrawals for a page of a job's settlements. */
export async function receiptDrafts(job: JobRow, page: SettlementPage, inputs: InputHashes): Promise<ReceiptDraft[]> {
  const hashes = await inputHashes(page, inputs);
  const drafts: ReceiptDraft[] = [];
  for (const entry of page.entries) {
    if (entry.kind === "taken-back") drafts.push(withdrawalOf(job, entry));
    else {
      const settlement = settlementAt(entry, page);
      // Settlements that were taken back before the city kept what it had charged for them have no receipt.
      if (settlement) drafts.push(receiptOf(job, page, settlement, hashes.get(entry.unit) ?? ""));
    }
  }
  return drafts;
}

/** In the order of units, so that blocks are read once. */
async function inputHashes({ entries }: SettlementPage, inputs: InputHashes): Promise<Map<number, string>> {
  const units = [...new Set(entries.map(({ unit }) => unit))].sort((a, b) => a - b);
  const hashes = new Map<number, string>();
  for (const unit of units) hashes.set(unit, await inputs.of(unit));
  return hashes;
}

function settlementAt({ unit, number }: SettledPlace, page: SettlementPage): Settlement | undefined {
  const replicas = page.replicas.filter((row) => row.unit === unit);
  const back = page.takenBack.find((row) => row.unit === unit && row.settlement === number);
  if (back) return takenBackSettlement(back, replicas);
  const settling = replicas.find((row) => row.settles && row.settlement === number);
  if (!settling) return undefined;
  const { fuel, price_nanos, returned_at: settledAt } = settling;
  return { number, settledAt, fuel, priceNanos: price_nanos ?? 0, settling, replicas };
}

/** With the answers that there were then; who answered since is in the next receipt. */
function takenBackSettlement(back: TakenBackFacts, replicas: ReplicaFacts[]): Settlement | undefined {
  const { settlement: number, settled_at: settledAt, fuel, price_nanos: priceNanos } = back;
  const settling = replicas.find(({ device_no }) => device_no === back.device_no);
  if (!settling) return undefined;
  const then = replicas.filter((row) => row === settling || row.returned_at <= settledAt);
  return { number, settledAt, fuel, priceNanos, settling, replicas: then };
}

function receiptOf(job: JobRow, page: SettlementPage, settlement: Settlement, inputHash: string): ReceiptDraft {
  const { number, settledAt, fuel, priceNanos, settling, replicas } = settlement;
  const { unit, failure, digest } = settling;
  const earlier = page.takenBack.findLast((row) => row.unit === unit && row.number < number);
  const answers = replicas.filter((row) => row.digest.length > 0);
  const agreeing = answers.filter((row) => agreesWith(row, settling, job.spec as unknown as JobSpec));
  return {
    kind: "receipt",
    jobId: job.id,
    unit,
    settlement: number,
    settledAt: settledAt.toISOString(),
    programHash: programOf(job),
    inputHash,
    result: failure === null ? "output" : "failed",
    ...(failure === null ? {} : { failure }),
    outputHash: digest.length > 0 ? digest.toString("hex") : null,
    fuel,
    priceNanos,
    agreed: enginesOf(agreeing),
    outvoted: enginesOf(answers.filter((row) => !agreeing.includes(row))),
    ...(earlier ? { replaces: earlier.settlement } : {}),
  };
}

const withdrawalOf = (job: JobRow, { unit, number, settlement, price_nanos }: TakenBackFacts): ReceiptDraft => ({
  kind: "withdrawal",
  jobId: job.id,
  unit,
  settlement: number,
  withdraws: settlement,
  priceNanos: price_nanos === 0 ? 0 : -price_nanos,
});

/** Sorted, so that nobody learns which of a unit's devices is which. */
const enginesOf = (replicas: readonly ReplicaFacts[]) => replicas.map(({ engine }) => engine).sort();

function programOf({ id, manifest }: JobRow): string {
  const { source } = (manifest as unknown as JobManifest).program;
  if ("blob" in source) return source.blob;
  throw new Error(`Job ${id} names its program by a file.`);
}
