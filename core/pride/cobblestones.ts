const PER_DAY = 200;
const DAY_S = 86_400;

/** Credit in BOINC's unit, of which an ordinary core that computes for a day earns 200. */
export const cobblestones = (coreSeconds: number): number => (coreSeconds * PER_DAY) / DAY_S;
