import { getPrices } from "../../settings/get-prices";
import { getTariffs } from "../../settings/get-tariffs";
import { getTerms } from "../../terms/get-terms";
import { changeTariff } from "../tariffs/change-tariff";
import { getTariff } from "../tariffs/get-tariff";
import { listTariffs } from "../tariffs/list-tariffs";
import { announceTerms } from "../terms/announce-terms";
import { listTerms } from "../terms/list-terms";
import { changeSetting } from "./change-setting";
import { listSettings } from "./list-settings";
import { takeBackSetting } from "./take-back-setting";

/** Of what the city asks, allows and says, as the operations of settings, tariffs and terms in the contract. */
export const settingVerbs = {
  getPrices,
  listSettings,
  changeSetting,
  takeBackSetting,
  getTariffs,
  listTariffs,
  getTariff,
  changeTariff,
  getTerms,
  listTerms,
  announceTerms,
};
