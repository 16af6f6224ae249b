import { kinOf } from "../household/people-sql";

/**
 * SQL: the customers whose jobs are a person's own: they, whoever is of their household, and what one of these is or was a member of.
 * A subquery; core/coordination/trust/evidence.ts is the same rule in memory.
 */
export const ownCustomersOf = (person: string) => `(
  SELECT own_people.id FROM ${kinOf(person)} AS own_people (id)
  UNION ALL SELECT membership.organisation_id FROM ${kinOf(person)} AS own_people (id)
    JOIN membership ON membership.person_id = own_people.id)`;

/** Whether a customer's jobs are this person's own. Asked wherever a device's owner is compared with a job's customer. */
export const isOwnWork = (person: string, customer: string) =>
  `EXISTS (SELECT FROM ${ownCustomersOf(person)} AS own_customers (id) WHERE own_customers.id = ${customer})`;
