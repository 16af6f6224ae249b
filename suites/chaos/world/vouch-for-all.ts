import { knownCustomer } from "#suites/kit/customers/new-customer";
import type { World } from "./world";

/** An admin gives every customer a little money: from then on their jobs can make devices trusted. */
export async function vouchForAll({ siteUrl, admin }: World): Promise<void> {
  const { client } = await knownCustomer(siteUrl, admin);
  const { customers } = await client.listCustomers({});
  for (const { id, role } of customers) {
    if (role === "person") await client.giveMoney({ customerId: id, amount: "1", note: "known to the city" });
  }
}
