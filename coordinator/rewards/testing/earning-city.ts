import { accounts } from "#core/ledger/ledger";
import { checkedVerbs } from "../../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../../api/testing/manifests";
import { openTestCity, type TestCity } from "../../api/testing/open-test-city";
import type { Context } from "../../auth/context";
import { tallyWork } from "../../pride/tally-work";
import { plainPerson } from "../../pride/testing/plain-person";
import { writePosting } from "../../store/write-posting";
import { ledgerSum } from "../../testing/ledger-sum";

export interface Household {
  ctx: Context;
  id: string;
  deviceId: string;
}

export interface EarningCity {
  city: TestCity;
  admins: [Context, Context];
  /** With a verified address and a device. */
  household(): Promise<Household>;
  /** A customer with this much paid in and this much as a gift. */
  customer(money: { paid?: string; gift?: string }): Promise<Context>;
  /** A job that runs, and holds so much of its customer's money. */
  job(ctx: Context, budget: string): Promise<string>;
  /** As a commit group writes it: so much from the job's hold, of which the device gets four fifths. */
  charge(jobId: string, deviceId: string, nanos: number, kind?: "charge" | "reversal"): Promise<void>;
  /** The ledger is read, and this is what the household may redeem. */
  free(household: Household): Promise<number>;
  balance(account: string): Promise<number>;
  ledgerSum(): Promise<number>;
  /** An open reward of that kind; the smallest amount is a cent. */
  reward(kind: string): Promise<string>;
}

let payments = 0;

export async function openEarningCity(env: Record<string, string> = {}): Promise<EarningCity> {
  const city = await openTestCity(env);
  const { prisma, pool } = city.handle;
  const admins: [Context, Context] = [await city.person("Ann", "owner"), await city.person("Ben", "treasurer")];
  const [admin] = admins;
  const program = await city.upload(DOUBLE);
  const idOf = ({ person }: Context) => person?.id ?? "";
  const balance = async (id: string) =>
    Number((await prisma.ledgerAccount.findUnique({ where: { id } }))?.balanceNanos ?? 0);
  return {
    ...{ city, admins, balance },
    async household() {
      const ctx = await plainPerson(city);
      const id = idOf(ctx);
      const deviceId = `dev_${id}`;
      await prisma.person.update({ where: { id }, data: { emailVerified: true } });
      const device = { id: deviceId, label: "A lamp", engine: "chromium", cores: 1, ownerId: id, network: `net ${id}` };
      await prisma.device.create({ data: device });
      return { ctx, id, deviceId };
    },
    async customer({ paid, gift }) {
      const ctx = await plainPerson(city);
      const customerId = idOf(ctx);
      const given = { ctx: admin, input: { customerId, amount: gift, note: "for a test" } };
      if (gift !== undefined) await checkedVerbs.giveMoney(given);
      const payment = { customerId, amount: paid, reference: `Payment ${payments++}` };
      if (paid !== undefined) await checkedVerbs.recordPayment({ ctx: admin, input: payment });
      return ctx;
    },
    job: async (ctx, budget) =>
      (await checkedVerbs.submitJob({ ctx, input: manifest(program, { budget, cores: 0 }) })).id,
    async charge(jobId, deviceId, nanos, kind = "charge") {
      const sign = kind === "charge" ? 1 : -1;
      const credit = Math.floor((nanos * 4) / 5);
      const entries = [
        { account: accounts.hold(jobId), amountNanos: -nanos * sign },
        { account: accounts.device(deviceId), amountNanos: credit * sign },
        { account: accounts.revenue, amountNanos: (nanos - credit) * sign },
      ];
      await prisma.$transaction((tx) => writePosting(tx, { kind, units: 1, subject: jobId, entries }));
    },
    async free({ ctx }) {
      await tallyWork(pool);
      return (await checkedVerbs.getRewards({ ctx, input: {} })).freeNanos;
    },
    ledgerSum: () => ledgerSum(pool),
    async reward(kind) {
      const input = {
        ...{ kind, names: { en: `A ${kind}`, fr: `Un ${kind}` }, texts: { en: "For you", fr: "Pour vous" } },
        ...{ minimum: "0.01", isOpen: true },
      };
      return (await checkedVerbs.setReward({ ctx: admin, input })).rewardId;
    },
  };
}
