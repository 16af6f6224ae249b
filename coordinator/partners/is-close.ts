import { kinOf } from "../household/people-sql";
import { ownCustomersOf } from "../organisations/is-own-work";

/** From where the partner was registered, and where devices of its owner are. */
const NETWORKS = `(SELECT partner.network UNION SELECT own.network FROM device AS own WHERE own.owner_id = partner.owner)`;

/**
 * SQL over `partner`: the devices with which its owner would be paid for work of their own: of their household, or of somebody in an
 * organisation with them, or in a network of theirs. A subquery of numbers, some of them more than once.
 */
export const CLOSE_DEVICES = `(
  SELECT near.no FROM device AS near WHERE near.owner_id IN ${kinOf("partner.owner")}
  UNION ALL SELECT near.no FROM membership AS own JOIN membership AS other USING (organisation_id)
    JOIN device AS near ON near.owner_id = other.person_id WHERE own.person_id = partner.owner
  UNION ALL SELECT near.no FROM household_member AS own JOIN device AS near ON near.home_id = own.household_id
    WHERE own.person_id = partner.owner
  UNION ALL SELECT near.no FROM ${NETWORKS} AS here JOIN device AS near USING (network))`;

/** The same of jobs: of which the customer is theirs, or which came from a network of theirs. */
export const CLOSE_JOBS = `(
  SELECT near.no FROM ${ownCustomersOf("partner.owner")} AS own (id) JOIN job AS near ON near.customer_id = own.id
  UNION ALL SELECT near.no FROM ${NETWORKS} AS here JOIN job AS near USING (network))`;

/** SQL over `partner`, `device` and `job`: whether the partner's owner would be paid for their own work or their own jobs. */
export const IS_CLOSE = `(EXISTS (SELECT FROM ${CLOSE_DEVICES} AS close WHERE close.no = device.no)
  OR EXISTS (SELECT FROM ${CLOSE_JOBS} AS close WHERE close.no = job.no))`;
