import { expect, test } from "vitest";
import { lineName } from "./line-name";

test("a line says whose side of the posting it is", () => {
  expect(lineName({ kind: "charge", account: "device:1", amountNanos: 1 })).toBe("earned");
  expect(lineName({ kind: "reversal", account: "device:1", amountNanos: -1 })).toBe("reversed");
  expect(lineName({ kind: "hold", account: "customer:1", amountNanos: -1 })).toBe("hold");
  expect(lineName({ kind: "payout", account: "device:1", amountNanos: -1 })).toBe("payoutHeld");
  expect(lineName({ kind: "payout", account: "device:1", amountNanos: 1 })).toBe("payoutBack");
  expect(lineName({ kind: "payout", account: "gift:1", amountNanos: 1 })).toBe("payoutPaid");
  expect(lineName({ kind: "something new", account: "customer:1", amountNanos: 1 })).toBeUndefined();
});
