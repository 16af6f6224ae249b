import type { ReceiptKeyList } from "#protocol/api/receipts";
import { handle } from "../handle";
import type { Call } from "./call";

/** The keys by which anybody checks receipts. */
export async function listReceiptKeys(_: Call<unknown>): Promise<ReceiptKeyList> {
  const keys = await handle().receiptKeys.list();
  return {
    keys: keys.map(({ publicKey: x, madeAt, retiredAt }) => ({
      kty: "OKP",
      crv: "Ed25519",
      x,
      madeAt: madeAt.toISOString(),
      retiredAt: retiredAt?.toISOString() ?? null,
    })),
  };
}
