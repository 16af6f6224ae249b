import { CompareBankFileInput, type ReconciledFile } from "#protocol/api/reconciliation";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { reconcileFile } from "../../../reconciliation/reconcile-file";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

export async function compareBankFile({ ctx, input }: Call<unknown>): Promise<ReconciledFile> {
  const admin = requireAdmin(ctx, "compareBankFile");
  const { text } = parseInput(CompareBankFileInput, input);
  const { files, prisma } = handle();
  const read = await files.read(admin.id, text);
  switch (read.kind) {
    case "read":
      return reconcileFile(prisma, read);
    case "no-columns":
      throw refuse("bank-file-unknown");
    case "too-many-rows":
      throw refuse("bank-file-too-long", { rows: LIMITS.MAX_BANK_FILE_ROWS });
    case "broken":
      throw refuse("bank-file-broken", { line: read.line });
    case "wrong":
      throw refuse("bank-file-wrong", { line: read.line, column: read.column });
  }
}
