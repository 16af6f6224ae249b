import { z } from "zod";
import { PAYOUT_STATES } from "#core/rewards/payout-state";
import { REWARD_KINDS } from "#core/rewards/reward-kind";
import { faulty, form } from "../faulty";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";
import { PartnerId } from "../partner-id";
import { ShownText } from "../text/shown-text";
import { CustomerIdInput, Reason } from "./admin";

/** As a bank moves it. */
export const DollarsAndCents = z
  .string()
  .regex(...form(/^\d{1,7}(\.\d{1,2})?$/, { kind: "dollars-and-cents" }))
  .refine((text) => /[1-9]/.test(text), faulty({ kind: "dollars-and-cents" }))
  .describe("Canadian dollars and cents, as a decimal string.");

export const RecordPaymentInput = CustomerIdInput.extend({
  amount: DollarsAndCents,
  reference: ShownText({ min: 1, max: LIMITS.MAX_PAYMENT_REFERENCE_CHARS }).describe(
    "Of the bank's transfer or the invoice. The same one is entered once, however it is spaced and capitalised.",
  ),
});

export const TakeBackTransferInput = RecordPaymentInput.extend({
  why: z
    .enum(["correction", "transfer"])
    .describe(
      "`correction`: less has arrived than was recorded. `transfer`: the bank has sent it back to its customer.",
    ),
  reason: Reason,
});

const RewardKind = z.enum(REWARD_KINDS);
const RewardId = z.string().regex(/^rw_[0-9a-z]{16}$/, "no such reward");
const PayoutId = z.string().regex(/^po_[0-9a-z]{16}$/, "no such payout");
const BatchId = z.string().regex(/^pb_[0-9a-z]{16}$/, "no such batch");
const InBoth = (max: number) => z.strictObject({ en: ShownText({ min: 1, max }), fr: ShownText({ min: 1, max }) });

export const SetRewardInput = z.strictObject({
  rewardId: RewardId.optional().describe("The one to change; without it a new one is made."),
  kind: RewardKind.describe("Cannot be changed."),
  names: InBoth(LIMITS.MAX_REWARD_NAME_CHARS),
  texts: InBoth(LIMITS.MAX_REWARD_TEXT_CHARS),
  minimum: DollarsAndCents,
  goal: DollarsAndCents.nullable().default(null).describe("Of a fund that residents fill together; null: it has none."),
  isOpen: z.boolean(),
});

export const Reward = z.strictObject({
  id: RewardId,
  kind: RewardKind,
  name: z.string(),
  text: z.string(),
  minimumNanos: z.int(),
  goalNanos: z.int().nullable(),
  filledNanos: z.int().describe("What residents have put into it and admins have approved."),
  isOpen: z.boolean(),
});
export type Reward = z.infer<typeof Reward>;

const Payout = z.strictObject({
  id: PayoutId,
  reward: z.string(),
  site: z.string().nullable().describe("The site with the button that earned it; null: the person's devices did."),
  amountNanos: z.int(),
  state: z.enum(PAYOUT_STATES),
  payee: z.string().nullable().describe("Whom or which account it pays, if it leaves the city."),
  reason: z.string().nullable().describe("Why it was refused."),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

const JobAmount = z.strictObject({ jobId: z.string(), name: z.string(), amountNanos: z.int() });

export const OwnPayout = Payout.extend({
  jobs: z
    .array(JobAmount)
    .max(LIMITS.MAX_EARNING_JOBS_SHOWN)
    .describe("What it is made of, the largest parts first; of a site's, none."),
});
export type OwnPayout = z.infer<typeof OwnPayout>;

export const HouseholdRewards = z
  .strictObject({
    needsEmail: z.boolean().describe("Nothing can be asked for until the address is verified."),
    /** The parts sum to the credit. */
    creditNanos: z.int(),
    giftNanos: z.int().describe("Paid with the city's gifts to customers: nobody is paid for these."),
    ownNanos: z.int().describe("For the household's own jobs, or jobs submitted from its network."),
    sharedNanos: z.int().describe("Given to sites whose button lit a device."),
    redeemedNanos: z.int(),
    freeNanos: z.int().describe("What rewards can be asked for; below zero: taken back after it was redeemed."),
    jobs: z.array(JobAmount).max(LIMITS.MAX_EARNING_JOBS_SHOWN).describe("Where the free part comes from."),
    rewards: z.array(Reward),
    payouts: z.array(OwnPayout).max(LIMITS.MAX_PAYOUTS_SHOWN).describe("Newest first."),
  })
  .meta({ id: "HouseholdRewards" });
export type HouseholdRewards = z.infer<typeof HouseholdRewards>;

export const EarnedUnitsInput = z.strictObject({
  jobId: JobId,
  after: z
    .string()
    .regex(/^\d{1,9}\.\d{1,13}\.\d{1,9}\.\d{1,9}$/, "a place is the `next` of the last page")
    .optional()
    .describe("The `next` of the last page."),
});

export const EarnedUnits = z
  .strictObject({
    jobId: z.string(),
    jobName: z.string(),
    units: z.array(
      z.strictObject({
        unit: z.int(),
        device: z.string().describe("Its name in your household."),
        at: z.iso.datetime().describe("When it returned its answer."),
        priceNanos: z.int().describe("What the customer paid for the unit."),
        creditNanos: z.int().describe("What the device got of it."),
      }),
    ),
    next: z.string().nullable().describe("Where the next page begins; it may have units where this one has none."),
    isForgotten: z.boolean().describe("The city no longer keeps all units of this job; the sums stay."),
  })
  .meta({ id: "EarnedUnits" });
export type EarnedUnits = z.infer<typeof EarnedUnits>;

export const AskPayoutInput = z.strictObject({
  rewardId: RewardId,
  amount: DollarsAndCents,
  payee: ShownText({ max: LIMITS.MAX_PAYEE_CHARS })
    .default("")
    .describe("The account number of an internet bill. An e-transfer goes to your verified address."),
  partnerId: PartnerId.optional().describe("Of what this site of yours earned; without it, of what your devices did."),
});
export const PayoutIdInput = z.strictObject({ payoutId: PayoutId });
export const RefusePayoutInput = PayoutIdInput.extend({ reason: Reason });
export const AskedPayout = z.strictObject({ payoutId: PayoutId });

const AdminReward = Reward.extend({
  names: z.record(z.string(), z.string()),
  texts: z.record(z.string(), z.string()),
  held: z.int().describe("Payouts that wait for a batch."),
});
export type AdminReward = z.infer<typeof AdminReward>;

const AdminPayout = Payout.extend({ person: z.string().nullable().describe("Null: their account was deleted.") });
export type AdminPayout = z.infer<typeof AdminPayout>;

const Batch = z.strictObject({
  id: BatchId,
  reward: z.string(),
  kind: RewardKind,
  preparedBy: z.string().nullable().describe("An admin's name; null: of a deleted account."),
  preparedAt: z.iso.datetime(),
  isOwn: z.boolean().describe("Whether you prepared it, so that another admin must approve it."),
  approvedBy: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  paidAt: z.iso.datetime().nullable(),
  payouts: z.int().describe("Those that are in it still: others were taken back or refused."),
  amountNanos: z.int(),
});
export type Batch = z.infer<typeof Batch>;

export const RewardsDesk = z
  .strictObject({
    rewards: z.array(AdminReward),
    waiting: z.array(AdminPayout).max(LIMITS.MAX_HELD_PAYOUTS_SHOWN).describe("Held or approved, the oldest first."),
    batches: z.array(Batch).max(LIMITS.MAX_BATCHES_SHOWN).describe("Newest first."),
  })
  .meta({ id: "RewardsDesk" });
export type RewardsDesk = z.infer<typeof RewardsDesk>;

export const RewardIdInput = z.strictObject({ rewardId: RewardId });
export const MadeReward = RewardIdInput;
export const BatchIdInput = z.strictObject({ batchId: BatchId });
export const BatchContents = z
  .strictObject({ batch: Batch, payouts: z.array(AdminPayout).max(LIMITS.MAX_PAYOUTS_PER_BATCH) })
  .meta({ id: "BatchContents" });
export type BatchContents = z.infer<typeof BatchContents>;
