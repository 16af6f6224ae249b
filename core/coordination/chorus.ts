import { sameVoice, type Voice } from "../quorum/voice";
import { isTrusted } from "../reputation/standing";
import { isBarred } from "./is-barred";
import type { Chorus, City } from "./state";

export function chorusOf(city: City): Chorus {
  city.chorus ??= listen(city);
  return city.chorus;
}

/** After a device came, went, or rose or fell in trust. */
export function forgetChorus(city: City) {
  city.chorus = null;
}

function listen(city: City): Chorus {
  const { checking } = city.policy;
  const trusted: Voice[] = [];
  const all: Voice[] = [];
  let [reliable, working] = [0, 0];
  for (const { device, seats } of city.sessions.values()) {
    if (seats.length === 0 || isBarred(city, device)) continue;
    working += 1;
    if (all.length < checking.manyVoices) addVoice(all, device);
    if (!isTrusted(device, checking)) continue;
    reliable += 1;
    if (trusted.length < checking.trustedVoices) addVoice(trusted, device);
  }
  if (trusted.length >= checking.trustedVoices && reliable >= checking.trustedShare * working) return "trusted";
  return all.length >= checking.manyVoices ? "many" : "few";
}

function addVoice(voices: Voice[], voice: Voice) {
  if (!voices.some((one) => sameVoice(one, voice))) voices.push(voice);
}
