import { expect, test } from "vitest";
import { ONTARIO_TARIFFS } from "#core/home/ontario-tariffs";
import { readTariff } from "#core/home/read-tariff";
import { tariffText } from "#protocol/written-tariffs";
import { draftOf, formOf, newTariff, periodAfter } from "./draft-tariff";

test.each(ONTARIO_TARIFFS.map((one) => [one.id, one] as const))("%s goes through the form unchanged", (_, tariff) => {
  const { id, ...form } = tariff;
  const back = formOf(draftOf(JSON.parse(tariffText(form))));
  expect(readTariff({ id, ...back })).toEqual(readTariff(tariff));
  expect(tariffText(back)).toBe(tariffText({ ...form, periods: JSON.parse(tariffText(form)).periods }));
});

test("hours that overlap or leave a gap reach the city as they were entered", () => {
  const draft = newTariff();
  const [period] = draft.periods;
  if (!period) throw new Error("A new tariff has a period.");
  const hours = (from: number, until: number) => ({ key: from, from, until, band: "flat" as const });
  const entered = { ...period, from: "2026-01-01", cents: { ...period.cents, flat: " 9.8 " } };
  const form = formOf({
    ...draft,
    periods: [{ ...entered, weekdays: [hours(0, 8), hours(7, 23)], holidays: "2026-12-25, 2026-12-26\n2027-01-01" }],
  });
  expect(form.periods).toEqual([
    {
      ...{ from: "2026-01-01", until: null, cents: { flat: "9.8" }, weekdays: { flat: "0-8 7-23" } },
      weekends: { flat: "0-24" },
      holidays: ["2026-12-25", "2026-12-26", "2027-01-01"],
    },
  ]);
});

test("a period after another begins where that one ends, with its prices", () => {
  const [last] = newTariff().periods;
  if (!last) throw new Error("A new tariff has a period.");
  const next = periodAfter({ ...last, until: "2027-05-01", holidays: "2027-01-01" });
  expect(next).toMatchObject({ from: "2027-05-01", until: "", holidays: "2027-01-01", cents: last.cents });
  expect(next.key).not.toBe(last.key);
});
