/** What customers pay in, and what residents are paid. */
export const REWARD_LIMITS = {
  MAX_PAYMENT_REFERENCE_CHARS: 80,
  /** Open and closed ones; none is deleted, because payouts name it. */
  MAX_REWARDS: 50,
  MAX_REWARD_NAME_CHARS: 60,
  MAX_REWARD_TEXT_CHARS: 300,
  MAX_PAYEE_CHARS: 80,
  /** Of one person: those that are held or approved, and how many they ask for. */
  MAX_OPEN_PAYOUTS: 5,
  MAX_PAYOUTS_ASKED_PER_DAY: 20,
  MAX_PAYOUTS_PER_BATCH: 200,
  MAX_PAYOUTS_SHOWN: 20,
  MAX_HELD_PAYOUTS_SHOWN: 100,
  MAX_BATCHES_SHOWN: 20,
  /** Answers of a device that are looked at for a page of the units that a household earned with. */
  MAX_ANSWERS_LOOKED_AT: 200,
  /** Jobs that are named under a payout, and under a household's earnings. */
  MAX_EARNING_JOBS_SHOWN: 20,
} as const;
