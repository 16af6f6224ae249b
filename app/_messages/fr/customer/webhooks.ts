import type { Translation } from "../../translation";

export const webhooks: Translation["customer"]["webhooks"] = {
  title: "Quand un calcul se termine",
  about:
    "Ou s’interrompt sur une question : vos propres programmes sont appelés, avec une signature au format Standard Webhooks",
  none: "Aucun webhook pour l’instant.",
  list: "Webhooks",
  letters: {
    label: "M’envoyer un courriel",
    hint: "À l’adresse de ce compte, une fois qu’elle est confirmée.",
    failed: "Rien n’a été modifié",
  },
  make: {
    title: "Ajouter un webhook",
    about: "Cette adresse est appelée quand un de vos calculs se termine, ou s’interrompt sur une question.",
    submit: "L’ajouter",
    busy: "Ajout en cours",
    address: "Adresse",
    invalid: "Ce n’est pas une adresse : {why}.",
    made: {
      title: "Son secret",
      about:
        "Copiez-le maintenant : il n’est montré qu’une fois. Votre programme s’en sert pour vérifier qu’un appel vient bien de cette ville.",
      label: "Secret du webhook",
    },
  },
  test: {
    open: "Envoyer un essai<name> à {url}</name>",
    sent: "Un essai est en route",
    sentMore: "Ce qu’il en est advenu paraîtra plus bas dans un instant.",
    failed: "Aucun essai n’a été envoyé",
  },
  delete: {
    open: "Supprimer<name> {url}</name>",
    title: "Supprimer ce webhook ?",
    about: "Plus rien ne lui sera livré.",
    confirm: "Le supprimer",
    cancel: "Le garder",
  },
  deliveries: {
    title: "Livraisons",
    head: { what: "Quoi", to: "À", when: "Quand", outcome: "Issue" },
    kinds: {
      job: { finished: "Terminé", cancelled: "Annulé", paused: "Suspendu", rechecking: "Rouvert" },
      balance: { low: "Un solde a baissé" },
      "top-up": { paid: "Une carte enregistrée a été débitée", stopped: "Une carte enregistrée n’est plus débitée" },
      webhook: { test: "Un essai" },
    },
    deleted: "un webhook supprimé",
    mail: "courriel",
    delivered: "{tries, plural, one {Livré} other {Livré à l’essai nº #}}",
    givenUp: "Abandonné",
    givenUpBecause: "Abandonné : {why}",
    waiting: "En route",
    again: "{why} Un nouvel essai suivra.",
  },
};
