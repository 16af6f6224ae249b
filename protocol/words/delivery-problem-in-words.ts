import type { DeliveryProblem } from "../api/delivery-problem";
import { withFixedSpaces } from "../text/fixed-spaces";
import type { Language } from "../text/language";
import { unreachedInWords } from "./unreached-in-words";

type Kind = DeliveryProblem["kind"];
type Of<K extends Kind> = Extract<DeliveryProblem, { kind: K }>;
type ProblemWords = { [K in Kind]: (problem: Of<K>) => string };

const ENGLISH: ProblemWords = {
  "webhook-deleted": () => "The webhook was deleted.",
  "too-slow": ({ seconds }) => `It did not answer within ${seconds} seconds. Answer at once, and work afterwards.`,
  unreached: (facts) => unreachedInWords(facts, "en"),
  redirected: () => "It redirects, which is not followed: enter the address that it leads to.",
  gone: () => "It answered that it is gone (410): delete this webhook, or make one with another address.",
  refused: ({ status }) => `It answered ${status}: answer 200 to 299 as soon as it has it.`,
  "no-mail": () => "This city sends no mail.",
  "address-unproven": () => "Your address is not confirmed yet: open the link that was mailed to you.",
  "mailbox-full": () => "Your mailbox has had as many letters today as a mailbox may get.",
  "mail-server-failed": () => "The mail server did not take it.",
};

const FRENCH: ProblemWords = {
  "webhook-deleted": () => "Le webhook a été supprimé.",
  "too-slow": ({ seconds }) => `Il n’a pas répondu en ${seconds} secondes. Répondez aussitôt, et travaillez ensuite.`,
  unreached: (facts) => unreachedInWords(facts, "fr"),
  redirected: () => "Il redirige, ce qui n’est pas suivi : entrez l’adresse à laquelle il mène.",
  gone: () => "Il a répondu qu’il n’existe plus (410) : supprimez ce webhook, ou faites-en un avec une autre adresse.",
  refused: ({ status }) => `Il a répondu ${status} : répondez 200 à 299 dès qu’il l’a reçu.`,
  "no-mail": () => "Cette ville n’envoie pas de courriel.",
  "address-unproven": () => "Votre adresse n’est pas encore confirmée : ouvrez le lien qui vous a été envoyé.",
  "mailbox-full": () => "Votre boîte a reçu aujourd’hui autant de lettres qu’une boîte peut en recevoir.",
  "mail-server-failed": () => "Le serveur de courriel ne l’a pas acceptée.",
};

const WORDS: Record<Language, ProblemWords> = { en: ENGLISH, fr: withFixedSpaces(FRENCH) };

/** The only place where a delivery problem becomes a sentence. */
export function deliveryProblemInWords(problem: DeliveryProblem, language: Language = "en"): string {
  return (WORDS[language][problem.kind] as (problem: DeliveryProblem) => string)(problem);
}
