import type { Translation } from "../translation";
import { account } from "./customer/account";

export const fr: Translation = { customer: { account } };
