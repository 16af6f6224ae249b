import type { Language } from "../text/language";
import type { UnreachedReason } from "../unreached-reasons";

type Words = Record<UnreachedReason, (host: string) => string>;

const ENGLISH: Words = {
  "address-refused": (host) =>
    `${host} leads to an address that is not on the public internet, and is never called: enter a public one, or ask the city's admins to allow it.`,
  "plain-http": (host) => `${host} is called over https only: enter an address that begins with https://.`,
  unresolved: (host) => `The name ${host} has no address: correct it.`,
  unreachable: (host) => `Nothing answers at ${host}: check the address and the port.`,
  "bad-certificate": (host) => `The certificate of ${host} is not valid for its name: renew it.`,
  timeout: (host) => `${host} took too long to answer: check that it is up.`,
  "cut-off": (host) => `${host} ended its answer early: check what stands between it and us.`,
};

const FRENCH: Words = {
  "address-refused": (host) =>
    `${host} mène à une adresse qui n’est pas sur l’Internet public, et qui n’est jamais appelée : entrez-en une publique, ou demandez aux administrateurs de la ville de la permettre.`,
  "plain-http": (host) => `${host} n’est appelé que par https : entrez une adresse qui commence par https://.`,
  unresolved: (host) => `Le nom ${host} n’a pas d’adresse : corrigez-le.`,
  unreachable: (host) => `Rien ne répond à ${host} : vérifiez l’adresse et le port.`,
  "bad-certificate": (host) => `Le certificat de ${host} n’est pas valable pour ce nom : renouvelez-le.`,
  timeout: (host) => `${host} a mis trop de temps à répondre : vérifiez qu’il est en marche.`,
  "cut-off": (host) => `${host} a coupé sa réponse avant la fin : vérifiez ce qui se trouve entre lui et nous.`,
};

const WORDS: Record<Language, Words> = { en: ENGLISH, fr: FRENCH };

/** Why an address that somebody named is not called, or did not answer. */
export const unreachedInWords = (
  { host, reason }: { host: string; reason: UnreachedReason },
  language: Language = "en",
): string => WORDS[language][reason](host);
