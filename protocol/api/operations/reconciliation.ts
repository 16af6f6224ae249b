import { json } from "../operation";
import { CompareBankFileInput, ReconciledFile } from "../reconciliation";

export const reconciliationOperations = {
  compareBankFile: json({
    tag: "admin",
    audience: "admin:pay",
    method: "POST",
    path: "/admin/reconciliation",
    summary: "Compare a file of Stripe or of the bank with the ledger. Nothing is changed or stored.",
    input: CompareBankFileInput,
    output: ReconciledFile,
    refusals: ["TOO_MANY_REQUESTS", "UNAVAILABLE"],
  }),
};
