import fc from "fast-check";
import { expect, test } from "vitest";
import { type PaidMoney, paidOff, payingIn, takingBack } from "./owing";

const entryOf = (posting: ReturnType<typeof payingIn>, account: string) =>
  posting.entries.find((entry) => entry.account === account)?.amountNanos ?? 0;

test("whatever is paid, taken back, held and returned: the money is exact, and nobody has and owes at once", () => {
  const step = fc.record({ act: fc.constantFrom("pay", "take", "hold", "return"), amount: fc.nat(10 ** 12) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const had: PaidMoney = { paidNanos: 0, owedNanos: 0 };
      let [outside, held] = [0, 0];
      for (const { act, amount } of steps) {
        if (act === "pay" || act === "take") {
          const posting =
            act === "pay"
              ? payingIn({ kind: "payment", reference: "p" }, "ada", { ...had }, amount)
              : takingBack(
                  { kind: "payment-back", why: "dispute", step: "taken", payment: "p" },
                  "ada",
                  { ...had },
                  amount,
                );
          had.paidNanos += entryOf(posting, "customer:ada");
          had.owedNanos -= entryOf(posting, "owed:ada");
          outside += entryOf(posting, "city:received");
        } else if (act === "hold" && had.owedNanos === 0) {
          const taken = Math.min(had.paidNanos, amount);
          had.paidNanos -= taken;
          held += taken;
        } else if (act === "return") {
          const back = Math.min(held, amount);
          const owed = paidOff(had, back);
          had.owedNanos -= owed;
          had.paidNanos += back - owed;
          held -= back;
        }
        expect(had.paidNanos).toBeGreaterThanOrEqual(0);
        expect(had.owedNanos).toBeGreaterThanOrEqual(0);
        expect(Math.min(had.paidNanos, had.owedNanos)).toBe(0);
        expect(had.paidNanos - had.owedNanos + held + outside).toBe(0);
      }
    }),
  );
});
