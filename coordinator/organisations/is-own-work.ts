import { kinOf } from "../household/people-sql";

/**
 * SQL: whether a customer's jobs are this person's own: they, or somebody of their household, are the customer, or are or were a member
 * of it. Asked wherever a device's owner is compared with a job's customer; core/coordination/trust/evidence.ts is the same rule in memory.
 */
export const isOwnWork = (person: string, customer: string) => `EXISTS (
    SELECT FROM ${kinOf(person)} AS own_people (id) WHERE own_people.id = ${customer} OR EXISTS (
      SELECT FROM membership WHERE membership.organisation_id = ${customer} AND membership.person_id = own_people.id))`;
