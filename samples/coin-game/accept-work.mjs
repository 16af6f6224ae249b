import { createPublicKey, verify } from "node:crypto";

/**
 * Checks what a player's browser says that the city said, and returns how many results are new since the last message:
 * what the player is given coins for. Returns 0 for anything that is forged, altered, of another game, or already counted.
 *
 * @param {{ payload: string, signature: string, key: string }} message As the button's `lamplighter-work` event has it.
 * @param {{ city: string, partner: string, keys: { kid: string }[], visits: Map<string, { sequence: number, units: number }> }} game
 * @param {string} player Who the game's own session says is playing.
 */
export function acceptWork({ payload, signature, key }, { city, partner, keys, visits }, player) {
  const jwk = keys.find(({ kid }) => kid === key);
  if (!jwk || typeof payload !== "string" || typeof signature !== "string") return 0;
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  if (!verify(null, Buffer.from(payload), publicKey, Buffer.from(signature, "base64"))) return 0;
  const work = JSON.parse(payload);
  if (work.city !== city || work.partner !== partner || work.player !== player) return 0;
  const before = visits.get(work.visit) ?? { sequence: 0, units: 0 };
  if (work.sequence <= before.sequence) return 0;
  visits.set(work.visit, { sequence: work.sequence, units: Math.max(before.units, work.units) });
  return Math.max(0, work.units - before.units);
}
