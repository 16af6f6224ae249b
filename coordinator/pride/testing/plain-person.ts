import type { CustomerId } from "#core/ids";
import type { TestCity } from "../../api/testing/open-test-city";
import type { Context } from "../../auth/context";

let people = 0;

/** Somebody with an account and no password, whose hash takes long. */
export async function plainPerson(city: TestCity): Promise<Context> {
  people += 1;
  const person = { id: `plain${people}` as CustomerId, name: "Resident", email: `plain${people}@example.org` };
  await city.handle.prisma.person.create({ data: person });
  return { person: { ...person, role: "person" }, via: "web" };
}
