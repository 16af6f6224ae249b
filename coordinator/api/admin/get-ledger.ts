import { PageInput } from "#protocol/api/account";
import type { LedgerPage } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { ledgerLines } from "../ledger-lines";
import { parseInput } from "../parse-input";

const PROOF_MS = 30_000;
const MAX_MISMATCHED = 100;

/** The newest lines of the ledger, and its proof: all entries summed by the database in one snapshot. */
export async function getLedger({ ctx, input }: Call<unknown>): Promise<LedgerPage> {
  requireAdmin(ctx, "getLedger");
  const page = parseInput(PageInput, input);
  const [proof, lines] = await Promise.all([proveLedger(), ledgerLines(page, null, ctx.language)]);
  return { ...proof, ...lines };
}

async function proveLedger() {
  return handle().prisma.$transaction(
    async (tx) => {
      const totals = await tx.$queryRaw<{ kind: string; accounts: bigint; balance: string }[]>`
        SELECT kind, count(*) AS accounts, sum(balance_nanos)::text AS balance FROM account_total GROUP BY kind ORDER BY kind`;
      const entries = await tx.$queryRaw<{ count: bigint; sum: string }[]>`
        SELECT count(*) AS count, coalesce(sum(amount_nanos), 0)::text AS sum FROM entry`;
      const mismatched = await tx.$queryRaw<{ id: string }[]>`
        SELECT coalesce(a.id, e.account) AS id
        FROM account_total a
        FULL JOIN (SELECT account, sum(amount_nanos) AS total FROM entry GROUP BY account) e ON e.account = a.id
        WHERE coalesce(a.balance_nanos, 0) <> coalesce(e.total, 0) ORDER BY 1 LIMIT ${MAX_MISMATCHED}::int`;
      return {
        totals: totals.map((one) => ({
          kind: one.kind,
          accounts: Number(one.accounts),
          balanceNanos: Number(one.balance),
        })),
        sum: Number(totals.reduce((sum, one) => sum + BigInt(one.balance), 0n)),
        entries: Number(entries[0]?.count ?? 0),
        entriesSum: Number(entries[0]?.sum ?? 0),
        mismatched: mismatched.map((one) => one.id),
      };
    },
    { isolationLevel: "RepeatableRead", timeout: PROOF_MS },
  );
}
