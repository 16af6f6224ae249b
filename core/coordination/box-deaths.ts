import type { Voice } from "../quorum/voice";

/** A sandbox that died while it ran nothing but one program. */
export interface BoxDeath extends Voice {
  deviceNo: number;
  engine: string;
}

/** What is known against a program, by its hash. It is durable, and whatever becomes of its jobs changes none of it. */
export interface BoxDeaths {
  /** One of each voice. */
  deaths: readonly BoxDeath[];
  /** No device gets it, until an admin lifts that. */
  quarantined: boolean;
}

export const NO_DEATHS: BoxDeaths = { deaths: [], quarantined: false };

/** What a commit says of programs. */
export interface BoxDeathChanges {
  boxDeaths: readonly { program: string; death: BoxDeath }[];
  quarantined: readonly string[];
  lifted: readonly string[];
}

/** The same as the database's tables, for stores in memory. */
export function writeBoxDeaths(programs: Map<string, BoxDeaths>, { boxDeaths, quarantined, lifted }: BoxDeathChanges) {
  const known = (program: string) => programs.get(program) ?? NO_DEATHS;
  for (const program of lifted) programs.delete(program);
  for (const { program, death } of boxDeaths) {
    const { deaths, ...rest } = known(program);
    programs.set(program, { ...rest, deaths: [...deaths.filter((one) => one.deviceNo !== death.deviceNo), death] });
  }
  for (const program of quarantined) programs.set(program, { ...known(program), quarantined: true });
}
