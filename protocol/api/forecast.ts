import { z } from "zod";

const Nanos = z.int().min(0);

const LikelyMonth = {
  days: z.int().min(1).describe("Complete days that it rests on, at most four weeks."),
  lowNanos: Nanos.describe("Four months in five should end between this and `highNanos`."),
  likelyNanos: Nanos,
  highNanos: Nanos,
  powerNanos: Nanos.describe("What the work will likely cost in power, by the tariff that you chose."),
};

export const MonthForecast = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("too-early"),
      days: z.int().min(0).describe("Complete days that are known."),
      neededDays: z.int().min(1),
    }),
    z.strictObject({
      kind: z.literal("idle").describe("It did nothing in these days, so nothing is said of the next ones."),
      days: z.int().min(1),
    }),
    z.strictObject({ kind: z.literal("likely"), ...LikelyMonth }),
  ])
  .meta({ id: "MonthForecast" });
export type MonthForecast = z.infer<typeof MonthForecast>;

const DeviceId = z.string();

/** What was said of a month at its beginning, and what came of it. */
export const ToldMonth = z
  .strictObject({
    month: z.string().regex(/^\d{4}-\d{2}$/),
    deviceId: DeviceId.nullable().describe("Null: of all your devices together."),
    madeAt: z.iso.datetime(),
    ...LikelyMonth,
    ended: z
      .strictObject({
        earnedNanos: z.int(),
        powerNanos: Nanos,
        verdict: z.enum(["within", "below", "above"]).describe("Where it ended, by what had been said."),
      })
      .nullable()
      .describe("Null until the month is over."),
  })
  .meta({ id: "ToldMonth" });
export type ToldMonth = z.infer<typeof ToldMonth>;

export const Forecast = z
  .strictObject({
    monthDays: z.int().describe("Days of the month that is forecast, from today on."),
    household: MonthForecast,
    devices: z
      .array(z.strictObject({ deviceId: DeviceId, name: z.string(), forecast: MonthForecast }))
      .describe("Of your devices those that earned most in the last four weeks."),
    months: z.array(ToldMonth).describe("The newest first."),
  })
  .meta({ id: "Forecast" });
export type Forecast = z.infer<typeof Forecast>;
