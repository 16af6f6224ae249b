import { account } from "./customer/account";

/** What the pages say, by area and page, in the ICU message syntax. The types of all languages are these. */
export const en = { customer: { account } } as const;
