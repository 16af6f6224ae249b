/**
 * In cents, what saved cards of a customer were charged in this month, or may have been: only what surely failed is not counted,
 * and what was refunded since is. Months are the city's, in UTC, by the database's clock (docs/decisions/0067-months-and-invoices.md).
 */
export const spentThisMonth = (customer: string) => `(
  SELECT coalesce(sum(month.cents), 0)::int FROM card_payment AS month WHERE month.customer_id = ${customer}
    AND month.saved_card_id IS NOT NULL AND month.state <> 'failed' AND month.at >= date_trunc('month', now(), 'UTC')
)`;
