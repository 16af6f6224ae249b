import type { Query } from "../store/query";

export interface NewPayout {
  id: string;
  rewardId: string;
  personId: string;
  amountNanos: number;
  payee: string | null;
}

/** `partnerId`: of what that partner earned, not the person's devices. */
export const insertPayout = (query: Query, payout: NewPayout & { partnerId?: string }) =>
  query(INSERT, [
    payout.id,
    payout.rewardId,
    payout.personId,
    payout.amountNanos,
    payout.payee,
    payout.partnerId ?? null,
  ]);

const INSERT = `INSERT INTO payout (id, reward_id, person_id, amount_nanos, payee, partner_id)
  VALUES ($1, $2, $3, $4::bigint, $5, $6)`;
