/** Migrations before this one do not say it in their names. */
const SINCE = "20261201120000";
const ALONE = /_alone$/;

/** Whether processes of the release before cannot work on the tables that this migration leaves: its name ends in `_alone`. */
export const needsStop = (migration: string): boolean => migration < SINCE || ALONE.test(migration);

/** As `needsStop`, of one that this release does not know, such as one that was renamed long ago. */
export const neededStop = (migration: string): boolean => migration >= SINCE && ALONE.test(migration);
