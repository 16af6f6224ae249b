import type { LostAttempt } from "#core/coordination/granting/lost-attempt";
import type { Language } from "../text/language";
import { deviceFaultInWords } from "./device-fault-in-words";

type Loss = Pick<LostAttempt, "cause" | "message">;
type Words = Record<Loss["cause"], string>;

const ENGLISH: Words = {
  silent: "The device fell silent, and its lease ran out.",
  forgotten: "The device no longer knew of it, as after its page was reloaded.",
  stuck: "The device made no progress for too long.",
  failed: "The device could not run it",
  "given-back": "The device gave it back.",
  "taken-back": "It was taken back from the device.",
};

const FRENCH: Words = {
  silent: "L’appareil n’a plus donné de nouvelles, et son bail a expiré.",
  forgotten: "L’appareil n’en savait plus rien, comme après un rechargement de sa page.",
  stuck: "L’appareil n’a pas avancé pendant trop longtemps.",
  failed: "L’appareil n’a pas pu l’exécuter",
  "given-back": "L’appareil l’a rendue.",
  "taken-back": "Elle a été reprise à l’appareil.",
};

const WORDS: Record<Language, Words> = { en: ENGLISH, fr: FRENCH };
const COLON: Record<Language, string> = { en: ": ", fr: " : " };

/** Why an attempt at a unit ended without an answer. */
export function lostAttemptInWords({ cause, message }: Loss, language: Language = "en"): string {
  const words = WORDS[language][cause];
  if (cause !== "failed") return words;
  return `${message ? `${words}${COLON[language]}${deviceFaultInWords(message, language) ?? message.replace(/\.$/, "")}` : words}.`;
}
