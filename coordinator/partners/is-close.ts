import { kinOf } from "../household/people-sql";
import { isOwnWork } from "../organisations/is-own-work";

/**
 * SQL over `partner`, `device` and `job`: whether the owner of the partner would be paid for their own work or their own jobs. The
 * customer or the device's owner are they, of their household, in an organisation with them; or the device or the job is in a
 * network of theirs: from where they registered the partner, or where a device of theirs is.
 */
export const IS_CLOSE = `(${isOwnWork("partner.owner", "job.customer_id")}
  OR coalesce(device.owner_id IN ${kinOf("partner.owner")}, false)
  OR EXISTS (SELECT FROM membership AS own JOIN membership AS other USING (organisation_id)
    WHERE own.person_id = partner.owner AND other.person_id = device.owner_id)
  OR coalesce(device.home_id = (SELECT household_id FROM household_member WHERE person_id = partner.owner), false)
  OR coalesce(partner.network IN (device.network, job.network), false)
  OR EXISTS (SELECT FROM device AS own
    WHERE own.owner_id = partner.owner AND own.network IN (device.network, job.network)))`;
