import type { Translation } from "../messages";
import { account } from "./customer/account";

export const fr: Translation = { customer: { account } };
