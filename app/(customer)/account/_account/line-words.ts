import { kindOfAccount } from "#core/ledger/ledger";
import type { LedgerLine } from "#protocol/api/account";

const KINDS: Record<string, string> = {
  welcome: "Welcome gift of the city",
  gift: "Gift of the city",
  hold: "Held for a job",
  refund: "Back from a job",
  charge: "Charged",
};

/** A ledger line in a person's words. A charge reaches a person's lines only as what their device earned. */
export function lineWords({ kind, account }: Pick<LedgerLine, "kind" | "account">): string {
  if (kindOfAccount(account) === "device")
    return kind === "reversal" ? "Taken back: computed again by others" : "Earned by a device";
  return KINDS[kind] ?? kind;
}
