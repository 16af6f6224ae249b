import type { BucketFault } from "../api/storage";
import { LIMITS } from "../limits";
import { english, french } from "../refusals/refusal";
import { bucketFaultInWords } from "../words/finding-in-words";
import { faultWords, mib } from "./fault-words";

type At = { address: string };

/** The connection's bucket, and the region that the bucket itself names. */
type BucketRefusal = At & {
  fault: BucketFault;
  bucket: string;
  region: string | null;
  step: "read" | "write";
};

const placeOf = ({ bucket, region }: BucketRefusal) => ({ bucket, inRegion: region ?? undefined });

/** What is wrong with objects in buckets or at public addresses. */
export const objectFaults = {
  "bucket-refuses": faultWords<BucketRefusal>({
    en: (facts) => bucketFaultInWords(facts.fault, facts.address, placeOf(facts), facts.step, "en"),
    fr: (facts) => bucketFaultInWords(facts.fault, facts.address, placeOf(facts), facts.step, "fr"),
  }),
  "no-object": faultWords<At>({
    en: ({ address }) => `No object matches ${address}. Check the names in the bucket: they are case-sensitive.`,
    fr: ({ address }) =>
      `Aucun objet ne correspond à ${address}. Vérifiez les noms dans le compartiment : majuscules et minuscules y comptent.`,
  }),
  "no-connection": faultWords<{ name: string }>({
    en: ({ name }) =>
      `You have no connection called "${name}". Connect the bucket on the account page, or with \`npx lamplighter storage save\`.`,
    fr: ({ name }) =>
      `Vous n’avez pas de connexion appelée « ${name} ». Reliez le compartiment sur la page du compte, ou avec \`npx lamplighter storage save\`.`,
  }),
  "too-many-objects": faultWords<At>({
    en: ({ address }) =>
      `${address} means more than ${english(LIMITS.MAX_INPUT_OBJECTS)} objects, or is looked for among more than ${english(LIMITS.MAX_SCANNED_OBJECTS)}. Name a folder in it, and submit several jobs.`,
    fr: ({ address }) =>
      `${address} désigne plus de ${french(LIMITS.MAX_INPUT_OBJECTS)} objets, ou est à chercher parmi plus de ${french(LIMITS.MAX_SCANNED_OBJECTS)}. Nommez-y un dossier, et soumettez plusieurs calculs.`,
  }),
  "too-slow-objects": faultWords({
    en: `These objects could not be listed and cut within ${LIMITS.planMs / 1_000} seconds. Name a folder that holds fewer, and submit several jobs.`,
    fr: `Ces objets n’ont pas pu être énumérés et découpés en ${LIMITS.planMs / 1_000} secondes. Nommez un dossier qui en contient moins, et soumettez plusieurs calculs.`,
  }),
  "object-line-too-long": faultWords<At & { at: number }>({
    en: ({ address, at }) =>
      `${address} has a line of more than ${mib(LIMITS.MAX_PIECE_LINE_BYTES)} MiB around byte ${at}, so it cannot be cut at line ends. Leave out pieceMib, or split the object yourself.`,
    fr: ({ address, at }) =>
      `${address} a une ligne de plus de ${mib(LIMITS.MAX_PIECE_LINE_BYTES)} Mio vers l’octet ${at} ; il ne peut pas être découpé à la fin des lignes. Omettez pieceMib, ou divisez l’objet vous-même.`,
  }),
  "object-line-not-text": faultWords<At & { line: number }>({
    en: ({ address, line }) =>
      `Line ${line} of ${address} is not UTF-8 text. Make each object a unit instead (kind "bucket"), or write it anew as UTF-8.`,
    fr: ({ address, line }) =>
      `La ligne ${line} de ${address} n’est pas du texte UTF-8. Faites plutôt de chaque objet une unité (kind "bucket"), ou réécrivez-le en UTF-8.`,
  }),
  "object-too-large": faultWords<At & { bytes: number }>({
    en: ({ address, bytes }) =>
      `${address} has ${english(mib(bytes))} MiB; a unit may get ${mib(LIMITS.MAX_UNIT_INPUT_BYTES)}. Set pieceMib, such as 64, to cut large objects at line ends.`,
    fr: ({ address, bytes }) =>
      `${address} a ${french(mib(bytes))} Mio ; une unité peut en recevoir ${mib(LIMITS.MAX_UNIT_INPUT_BYTES)}. Indiquez pieceMib, par exemple 64, pour découper les grands objets à la fin des lignes.`,
  }),
  "too-much-text": faultWords({
    en: `These objects have more than ${mib(LIMITS.MAX_OBJECT_LINES_BYTES)} MiB together, the maximum where each line is a unit. Make units of objects or pieces instead (kind "bucket"), or submit several jobs.`,
    fr: `Ces objets dépassent ensemble ${mib(LIMITS.MAX_OBJECT_LINES_BYTES)} Mio, le maximum quand chaque ligne est une unité. Faites plutôt des unités d’objets ou de morceaux (kind "bucket"), ou soumettez plusieurs calculs.`,
  }),
  "too-many-pieces": faultWords({
    en: `These objects have more than ${english(LIMITS.MAX_OBJECT_PIECES)} pieces, the maximum for one job. Make pieceMib larger, or submit several jobs.`,
    fr: `Ces objets font plus de ${french(LIMITS.MAX_OBJECT_PIECES)} morceaux, le maximum d’un calcul. Augmentez pieceMib, ou soumettez plusieurs calculs.`,
  }),
  "public-without-cors": faultWords<At>({
    en: ({ address }) =>
      `${address} cannot be read by browsers of other sites: its server must answer with Access-Control-Allow-Origin. Put it into a bucket of yours, or upload it.`,
    fr: ({ address }) =>
      `${address} ne peut pas être lu par les navigateurs d’autres sites : son serveur doit répondre avec Access-Control-Allow-Origin. Mettez-le dans un de vos compartiments, ou téléversez-le.`,
  }),
  "public-without-length": faultWords<At>({
    en: ({ address }) =>
      `The server of ${address} does not report its length. Copy it to a bucket of yours, or upload it.`,
    fr: ({ address }) =>
      `Le serveur de ${address} n’en donne pas la longueur. Copiez-le dans un de vos compartiments, ou téléversez-le.`,
  }),
  "public-without-ranges": faultWords<At>({
    en: ({ address }) => `${address} cannot be read in pieces: its server ignores ranges. Leave out pieceMib.`,
    fr: ({ address }) =>
      `${address} ne peut pas être lu par morceaux : son serveur ignore les intervalles. Omettez pieceMib.`,
  }),
};
