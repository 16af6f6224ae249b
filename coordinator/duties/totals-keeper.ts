import type { Logger } from "pino";
import type { PostgresUnitStore } from "../store/postgres-unit-store";
import { Duty } from "./duty";

const EVERY_MS = 250;

/** Adds what commit groups wrote by themselves to the rows of jobs and to balances, a little at a time. */
export const totalsKeeper = (store: Pick<PostgresUnitStore, "addUp">, log: Logger) =>
  new Duty("totals-keeper", EVERY_MS, log, () => store.addUp());
