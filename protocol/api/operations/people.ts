import { AdminCustomer, CustomerIdInput, CustomerList, GrantMoneyInput, ListPeopleInput } from "../admin";
import { MakeResetLinkInput, OneTimeLink } from "../admins";
import { json } from "../operation";

const admin = { tag: "admin", audience: "admin:see" } as const;

/** Everyone with an account, for admins. */
export const peopleOperations = {
  listCustomers: json({
    ...admin,
    method: "GET",
    path: "/admin/customers",
    summary: "Everyone with an account.",
    input: ListPeopleInput,
    output: CustomerList,
  }),
  giveMoney: json({
    ...admin,
    audience: "admin:pay",
    method: "POST",
    path: "/admin/customers/{customerId}/money",
    summary: "Give a customer money of the city's.",
    input: GrantMoneyInput,
    output: AdminCustomer,
    refusals: ["NOT_FOUND"],
  }),
  welcomePerson: json({
    ...admin,
    audience: "admin:moderate",
    method: "POST",
    path: "/admin/customers/{customerId}/welcome",
    summary: "Give a newcomer the city's welcome gift on your word.",
    input: CustomerIdInput,
    output: AdminCustomer,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
  makeResetLink: json({
    ...admin,
    audience: "admin:appoint",
    method: "POST",
    path: "/admin/customers/{customerId}/reset-link",
    summary: "Make a link at which this person may choose a new password, once.",
    input: MakeResetLinkInput,
    output: OneTimeLink,
    refusals: ["NOT_FOUND"],
  }),
};
