import { PageInput } from "../account";
import { AuditPage, CityState, LedgerPage, StopCityInput, Stored } from "../admin";
import { CityNow } from "../city-now";
import { CityRecord } from "../city-record";
import { Health } from "../health";
import { json, Nothing } from "../operation";

const admin = { tag: "admin", audience: "admin:see" } as const;

/** The city as a whole: a few figures for everybody, and more for admins. */
export const cityOperations = {
  getCityNow: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/city",
    summary: "What the city computes at this moment, in figures.",
    input: Nothing,
    output: CityNow,
  }),
  getCityRecord: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/city/record",
    summary: "What the city has computed so far, in sums that are at most ten minutes old.",
    input: Nothing,
    output: CityRecord,
  }),
  getLedger: json({
    ...admin,
    method: "GET",
    path: "/admin/ledger",
    summary: "The ledger's newest lines, and the proof that all of it sums to zero.",
    input: PageInput,
    output: LedgerPage,
  }),
  listAudit: json({
    ...admin,
    method: "GET",
    path: "/admin/audit",
    summary: "Who did what, newest first.",
    input: PageInput,
    output: AuditPage,
  }),
  getCity: json({
    ...admin,
    method: "GET",
    path: "/admin/city",
    summary: "Whether all work is stopped, since when and why.",
    input: Nothing,
    output: CityState,
  }),
  getStored: json({
    ...admin,
    method: "GET",
    path: "/admin/stored",
    summary: "How much the site keeps for its customers, and what room its disk has.",
    input: Nothing,
    output: Stored,
  }),
  getHealth: json({
    ...admin,
    method: "GET",
    path: "/admin/health",
    summary: "How the city is, one row for each check, and what each coordinator last reported.",
    input: Nothing,
    output: Health,
  }),
  stopCity: json({
    ...admin,
    audience: "admin:operate",
    method: "POST",
    path: "/admin/city/stop",
    summary: "Stop all work in the city within a second.",
    input: StopCityInput,
    output: CityState,
  }),
  resumeCity: json({
    ...admin,
    audience: "admin:operate",
    method: "POST",
    path: "/admin/city/resume",
    summary: "Let work go on.",
    input: Nothing,
    output: CityState,
  }),
};
