import { BADGES, type Badge } from "#core/pride/badges";

/** In their order; what another version gave is left out. */
export const knownBadges = (stored: readonly string[]): Badge[] => BADGES.filter((badge) => stored.includes(badge));
