import type { Language } from "../text/language";
import { english, french, refusal } from "./refusal";

/** How a call is written, and whether the site can carry it out now. */
export const callRefusals = {
  "invalid-input": refusal<{ where: string; first: Record<Language, string>; more: number }>("INVALID_INPUT", {
    en: ({ where, first, more }) => `${prefix(where)}${first.en}${more === 0 ? "" : ` (and ${more} more)`}`,
    fr: ({ where, first, more }) =>
      `${prefix(where)}${first.fr}${more === 0 ? "" : ` (et ${more} ${more === 1 ? "autre" : "autres"})`}`,
  }),
  "no-such-operation": refusal<{ call: string; docs: string }>("NOT_FOUND", {
    en: ({ call, docs }) => `There is no ${call}. ${docs} describes every operation.`,
    fr: ({ call, docs }) => `Il n’y a pas de ${call}. ${docs} décrit toutes les opérations.`,
  }),
  "other-methods": refusal<{ call: string; methods: string[]; docs: string }>("NOT_FOUND", {
    en: ({ call, methods, docs }) =>
      `There is no ${call}; this path answers ${methods.join(" and ")}. ${docs} describes every operation.`,
    fr: ({ call, methods, docs }) =>
      `Il n’y a pas de ${call} ; ce chemin répond à ${methods.join(" et ")}. ${docs} décrit toutes les opérations.`,
  }),
  "body-too-large": refusal<{ mebibytes: number }>("TOO_LARGE", {
    en: ({ mebibytes }) =>
      `A request's body may have ${mebibytes} MiB. Upload programs and inputs first (POST /api/v1/blobs) and refer to them by their blobs.`,
    fr: ({ mebibytes }) =>
      `Le corps d’une requête peut avoir ${mebibytes} Mio. Téléversez d’abord les programmes et les entrées (POST /api/v1/blobs), puis nommez leurs blobs.`,
  }),
  "form-too-large": refusal<{ kibibytes: number }>("TOO_LARGE", {
    en: ({ kibibytes }) => `A form may have ${kibibytes} KiB.`,
    fr: ({ kibibytes }) => `Un formulaire peut avoir ${kibibytes} Kio.`,
  }),
  "length-required": refusal("TOO_LARGE", {
    en: "Send the body with a Content-Length, not in chunks.",
    fr: "Envoyez le corps avec un Content-Length, et non par morceaux.",
  }),
  "body-too-deep": refusal<{ depth: number }>("INVALID_INPUT", {
    en: ({ depth }) => `The body is nested more than ${depth} deep.`,
    fr: ({ depth }) => `Le corps est imbriqué sur plus de ${depth} niveaux.`,
  }),
  "too-many-fields": refusal<{ fields: number }>("INVALID_INPUT", {
    en: ({ fields }) => `An object in the body has more than ${fields} fields, more than any operation accepts.`,
    fr: ({ fields }) => `Un objet du corps a plus de ${fields} champs, davantage qu’aucune opération n’en accepte.`,
  }),
  "body-not-json": refusal<{ problem: string }>("INVALID_INPUT", {
    en: ({ problem }) => `The body is not JSON: ${problem}.`,
    fr: ({ problem }) => `Le corps n’est pas du JSON : ${problem}.`,
  }),
  "body-no-object": refusal("INVALID_INPUT", {
    en: "The body is JSON, but not an object: put its fields between { and }.",
    fr: "Le corps est du JSON, mais pas un objet : mettez ses champs entre { et }.",
  }),
  "too-many-waiting": refusal<{ waiting: number; what: WaitingWork }>("TOO_MANY_REQUESTS", {
    en: ({ waiting, what }) =>
      `You have ${english(waiting)} ${WORK[what].en} waiting, the maximum: try again when one of them has finished.`,
    fr: ({ waiting, what }) =>
      `Vous avez ${french(waiting)} ${WORK[what].fr} en attente, le maximum : réessayez quand un de moins sera en attente.`,
  }),
  "no-downloads": refusal("NOT_FOUND", {
    en: "This site was started without its downloads; its admin makes them with `npm run package`.",
    fr: "Ce site a été démarré sans ses téléchargements ; son administrateur les prépare avec `npm run package`.",
  }),
  "statistics-not-made": refusal("NOT_FOUND", {
    en: "These statistics are not made yet. Try again in a few minutes.",
    fr: "Ces statistiques ne sont pas encore prêtes. Réessayez dans quelques minutes.",
  }),
  "site-starting": refusal("UNAVAILABLE", {
    en: "The site is starting. Try again in a moment.",
    fr: "Le site démarre. Réessayez dans un instant.",
  }),
  "too-many-pictures": refusal("TOO_MANY_REQUESTS", {
    en: "Too many pictures were requested: try again later.",
    fr: "Trop d’images ont été demandées : réessayez plus tard.",
  }),
  "metrics-token": refusal("UNAUTHENTICATED", {
    en: "Metrics are read from the machine itself, or with METRICS_TOKEN as `Authorization: Bearer …`.",
    fr: "Les mesures se lisent depuis la machine même, ou avec METRICS_TOKEN : `Authorization: Bearer …`.",
  }),
  "too-many-downloads": refusal<{ max: number; isNetwork: boolean }>("TOO_MANY_REQUESTS", {
    en: ({ max, isNetwork }) =>
      `At most ${max} downloads of results at once${isNetwork ? " from your network" : ""}: start this one when another has finished.`,
    fr: ({ max, isNetwork }) =>
      `Au plus ${max} téléchargements de résultats à la fois${isNetwork ? " depuis votre réseau" : ""} : commencez celui-ci quand un autre sera fini.`,
  }),
  "database-away": refusal("UNAVAILABLE", {
    en: "The database did not answer, so your last request may not have been carried out. Nothing else was lost; try again in a moment.",
    fr: "La base de données n’a pas répondu ; votre dernière demande n’a peut-être pas été exécutée. Rien d’autre n’est perdu ; réessayez dans un instant.",
  }),
  "not-in-time": refusal("UNAVAILABLE", {
    en: "This took longer than it may, because the city is busy or much was asked for, so nothing of it was done. Try again in a moment.",
    fr: "Cela a pris plus de temps que permis, car la ville est occupée ou la demande est grande ; rien n’en a été fait. Réessayez dans un instant.",
  }),
  "storage-away": refusal("UNAVAILABLE", {
    en: "The city's storage did not answer, so your last request may not have been carried out. Nothing else was lost; try again in a moment.",
    fr: "Le stockage de la ville n’a pas répondu ; votre dernière demande n’a peut-être pas été exécutée. Rien d’autre n’est perdu ; réessayez dans un instant.",
  }),
  "disk-full": refusal("UNAVAILABLE", {
    en: "The city's disk is full, so nothing was stored; nothing stored earlier is lost. Try again later: its admins must free up space.",
    fr: "Le disque de la ville est plein ; rien n’a été enregistré, et rien de ce qui l’était n’est perdu. Réessayez plus tard : ses administrateurs doivent libérer de la place.",
  }),
};

/** What may wait for its turn, as a plural noun. */
const WORK = {
  programs: { en: "programs", fr: "programmes" },
  submissions: { en: "submissions", fr: "soumissions" },
  "comparison-functions": { en: "comparison functions", fr: "fonctions de comparaison" },
  documents: { en: "documents", fr: "documents" },
  "sets-of-inputs": { en: "sets of inputs", fr: "jeux d’entrées" },
} as const;
export type WaitingWork = keyof typeof WORK;

const prefix = (where: string) => (where === "" ? "" : `${where}: `);
