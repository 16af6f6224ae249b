import { Forecast } from "../forecast";
import {
  ChangeDeviceInput,
  EndLettersInput,
  Household,
  SetAbsenceLettersInput,
  SetHouseholdRulesInput,
} from "../household";
import { json, Nothing } from "../operation";

/** The caller's devices, from wherever the caller is. */
export const householdOperations = {
  getHousehold: json({
    tag: "account",
    method: "GET",
    path: "/household",
    summary:
      "The devices of your household, what each of them is doing and why, and the rules that hold for all of them.",
    audience: "person",
    input: Nothing,
    output: Household,
  }),
  changeDevice: json({
    tag: "account",
    method: "POST",
    path: "/household/devices/{deviceId}",
    summary:
      "Name, pause or limit a device of your household, or give one of yours rules of its own. It obeys at once while it is connected, otherwise when it connects again.",
    audience: "owner",
    input: ChangeDeviceInput,
    output: Nothing,
    refusals: ["CONFLICT"],
  }),
  getForecast: json({
    tag: "account",
    method: "GET",
    path: "/household/forecast",
    summary: "What your devices will likely earn in a month, by what they did, and how right that was in the past.",
    audience: "person",
    input: Nothing,
    output: Forecast,
  }),
  setHouseholdRules: json({
    tag: "account",
    method: "POST",
    path: "/household/rules",
    summary:
      "Set the rules for all devices of the household that you run. A device works only if they and its own rules both allow it.",
    audience: "person",
    input: SetHouseholdRulesInput,
    output: Nothing,
    refusals: ["CONFLICT"],
  }),
  setAbsenceLetters: json({
    tag: "account",
    method: "POST",
    path: "/household/letters",
    summary:
      "Whether you get a letter when a device has been away for a week: once an absence, and at most one a week.",
    audience: "person",
    input: SetAbsenceLettersInput,
    output: Nothing,
  }),
  endAbsenceLetters: json({
    tag: "account",
    method: "POST",
    path: "/letters/off",
    summary: "End letters about absent devices, by the link in one, without signing in.",
    audience: "anyone",
    input: EndLettersInput,
    output: Nothing,
    refusals: ["NOT_FOUND"],
  }),
};
