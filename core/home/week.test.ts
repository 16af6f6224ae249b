import fc from "fast-check";
import { expect, test } from "vitest";
import { asWeek, DAYS_OF_WEEK, EVERY_HOUR, HOURS_OF_DAY, isSameWeek, mayWorkIn, NIGHTS, withHourTurned } from "./week";

const weekday = fc.nat(DAYS_OF_WEEK - 1);
const hour = fc.nat(HOURS_OF_DAY - 1);

test("toggling an hour changes only that one, and toggling twice changes nothing", () =>
  fc.assert(
    fc.property(weekday, hour, weekday, hour, (day, at, otherDay, otherHour) => {
      const turned = withHourTurned(NIGHTS, day, at);
      const isTheOne = day === otherDay && at === otherHour;
      const before = mayWorkIn(NIGHTS, { weekday: otherDay, hour: otherHour });
      expect(mayWorkIn(turned, { weekday: otherDay, hour: otherHour })).toBe(isTheOne ? !before : before);
      expect(isSameWeek(withHourTurned(turned, day, at), NIGHTS)).toBe(true);
    }),
  ));

test("any stored value becomes a week", () => {
  fc.assert(
    fc.property(fc.anything(), fc.array(fc.double()), (anything, numbers) => {
      for (const kept of [anything, numbers]) {
        const week = asWeek(kept);
        expect(week).toHaveLength(DAYS_OF_WEEK);
        expect(week.every((hours) => Number.isInteger(hours) && hours >= 0 && hours < 2 ** HOURS_OF_DAY)).toBe(true);
      }
    }),
  );
  expect(asWeek(NIGHTS)).toBe(NIGHTS);
  expect(asWeek([1, 2, 3])).toBe(EVERY_HOUR);
});
