import type { DeliveryProblem } from "../api/delivery-problem";
import type { Language } from "../text/language";

type Kind = DeliveryProblem["kind"];
type Of<K extends Kind> = Extract<DeliveryProblem, { kind: K }>;
type ProblemWords = { [K in Exclude<Kind, "unreached">]: (problem: Of<K>) => string } & {
  unreached: { [Reason in Of<"unreached">["reason"]]: (host: string) => string };
};

const ENGLISH: ProblemWords = {
  "webhook-deleted": () => "The webhook was deleted.",
  "too-slow": ({ seconds }) => `It did not answer within ${seconds} seconds. Answer at once, and work afterwards.`,
  unreached: {
    "address-refused": (host) =>
      `${host} leads to an address that is not on the public internet, and is never called: enter a public one, or ask the city's admins to allow it.`,
    "plain-http": (host) => `${host} is called over https only: enter an address that begins with https://.`,
    unresolved: (host) => `The name ${host} has no address: correct it.`,
    unreachable: (host) => `Nothing answers at ${host}: check the address and the port.`,
    "bad-certificate": (host) => `The certificate of ${host} is not valid for its name: renew it.`,
    timeout: (host) => `${host} took too long to answer: check that it is up.`,
    "cut-off": (host) => `${host} ended its answer early: check what stands between it and us.`,
  },
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
  unreached: {
    "address-refused": (host) =>
      `${host} mène à une adresse qui n’est pas sur l’Internet public, et qui n’est jamais appelée : entrez-en une publique, ou demandez aux administrateurs de la ville de la permettre.`,
    "plain-http": (host) => `${host} n’est appelé que par https : entrez une adresse qui commence par https://.`,
    unresolved: (host) => `Le nom ${host} n’a pas d’adresse : corrigez-le.`,
    unreachable: (host) => `Rien ne répond à ${host} : vérifiez l’adresse et le port.`,
    "bad-certificate": (host) => `Le certificat de ${host} n’est pas valable pour ce nom : renouvelez-le.`,
    timeout: (host) => `${host} a mis trop de temps à répondre : vérifiez qu’il est en marche.`,
    "cut-off": (host) => `${host} a coupé sa réponse avant la fin : vérifiez ce qui se trouve entre lui et nous.`,
  },
  redirected: () => "Il redirige, ce qui n’est pas suivi : entrez l’adresse à laquelle il mène.",
  gone: () => "Il a répondu qu’il n’existe plus (410) : supprimez ce webhook, ou faites-en un avec une autre adresse.",
  refused: ({ status }) => `Il a répondu ${status} : répondez 200 à 299 dès qu’il l’a reçu.`,
  "no-mail": () => "Cette ville n’envoie pas de courriel.",
  "address-unproven": () => "Votre adresse n’est pas encore confirmée : ouvrez le lien qui vous a été envoyé.",
  "mailbox-full": () => "Votre boîte a reçu aujourd’hui autant de lettres qu’une boîte peut en recevoir.",
  "mail-server-failed": () => "Le serveur de courriel ne l’a pas acceptée.",
};

const WORDS: Record<Language, ProblemWords> = { en: ENGLISH, fr: FRENCH };

/** The only place where a delivery problem becomes a sentence. */
export function deliveryProblemInWords(problem: DeliveryProblem, language: Language = "en"): string {
  const words = WORDS[language];
  if (problem.kind === "unreached") return words.unreached[problem.reason](problem.host);
  return (words[problem.kind] as (problem: DeliveryProblem) => string)(problem);
}
