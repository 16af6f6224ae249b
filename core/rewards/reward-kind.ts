/** What credit may become. `own-jobs` is paid within the city, as a gift; everything else leaves it. */
export const REWARD_KINDS = ["internet-bill", "laptop-fund", "donation", "own-jobs", "e-transfer"] as const;
export type RewardKind = (typeof REWARD_KINDS)[number];

/** Only an internet provider needs to be told whose bill it is; an e-transfer goes to the verified address. */
export const needsPayee = (kind: RewardKind): boolean => kind === "internet-bill";
