import { sameVoice, type Voice } from "../quorum/voice";
import { isLimited, isTrusted } from "../reputation/standing";
import type { City, DeviceRun } from "./state";

/** Whether the device gets no work: an admin said so, or its household was outvoted too often. */
export const isBarred = (city: City, device: DeviceRun) => device.banned || isLimited(device, city.policy.checking);

/** Whether so many trusted voices are at work that unknown ones need not be believed among themselves. */
export function hasTrustedVoices(city: City): boolean {
  city.trustedVoices ??= countTrusted(city);
  return city.trustedVoices;
}

/** After a device came, went, or rose or fell in trust. */
export function forgetTrustedVoices(city: City) {
  city.trustedVoices = null;
}

function countTrusted(city: City): boolean {
  const voices: Voice[] = [];
  for (const { device, seats } of city.sessions.values()) {
    if (seats.length === 0 || !isTrusted(device, city.policy.checking) || isBarred(city, device)) continue;
    if (voices.some((voice) => sameVoice(voice, device))) continue;
    voices.push(device);
    if (voices.length >= city.policy.checking.trustedVoices) return true;
  }
  return false;
}
