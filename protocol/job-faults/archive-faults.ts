import { LIMITS } from "../limits";
import { english, french } from "../refusals/refusal";
import { faultWords, mib } from "./fault-words";

type Named = { name: string };

/** Archives of other kinds, recognised by their first bytes. */
export type OtherArchive = "7z" | "rar" | "xz" | "bzip2" | "zstandard";

const OTHERS: Record<OtherArchive, { en: string; fr: string }> = {
  "7z": { en: "a 7z archive", fr: "une archive 7z" },
  rar: { en: "a RAR archive", fr: "une archive RAR" },
  xz: { en: "compressed by xz", fr: "compressé par xz" },
  bzip2: { en: "compressed by bzip2", fr: "compressé par bzip2" },
  zstandard: { en: "compressed by Zstandard", fr: "compressé par Zstandard" },
};

/** Escaped and shortened. */
const shown = (name: string) => JSON.stringify(name.length > 120 ? `${name.slice(0, 120)}…` : name);

/** What is wrong with a zip or tar archive. */
export const archiveFaults = {
  "archive-other": faultWords<{ format: OtherArchive }>({
    en: ({ format }) => `This is ${OTHERS[format].en}. Pack the files as .zip, .tar or .tar.gz.`,
    fr: ({ format }) => `Ceci est ${OTHERS[format].fr}. Empaquetez les fichiers en .zip, .tar ou .tar.gz.`,
  }),
  "archive-unknown": faultWords({
    en: "This is no archive that the city reads: pack the files as .zip, .tar or .tar.gz.",
    fr: "Ce n’est pas une archive que la ville sait lire : empaquetez les fichiers en .zip, .tar ou .tar.gz.",
  }),
  "archive-empty": faultWords({
    en: "This archive holds no files: there is nothing to compute.",
    fr: "Cette archive ne contient aucun fichier : il n’y a rien à calculer.",
  }),
  "member-link": faultWords<Named>({
    en: ({ name }) => `${shown(name)} is a link, which devices cannot follow. Pack files and folders only.`,
    fr: ({ name }) =>
      `${shown(name)} est un lien, que les appareils ne peuvent pas suivre. N’empaquetez que des fichiers et des dossiers.`,
  }),
  "member-device": faultWords<Named>({
    en: ({ name }) => `${shown(name)} is a device or a pipe. Pack files and folders only.`,
    fr: ({ name }) => `${shown(name)} est un périphérique ou un tube. N’empaquetez que des fichiers et des dossiers.`,
  }),
  "member-unknown": faultWords<Named>({
    en: ({ name }) => `${shown(name)} is neither a file nor a folder. Pack files and folders only.`,
    fr: ({ name }) =>
      `${shown(name)} n’est ni un fichier ni un dossier. N’empaquetez que des fichiers et des dossiers.`,
  }),
  /** `said` by the rules for paths. */
  "member-name": faultWords<Named & { said: { en: string; fr: string } }>({
    en: ({ name, said }) => `${shown(name)} cannot be the name of an input: ${said.en}.`,
    fr: ({ name, said }) => `${shown(name)} ne peut pas être le nom d’une entrée : ${said.fr}.`,
  }),
  "member-twice": faultWords<Named>({
    en: ({ name }) => `${shown(name)} is in this archive twice. Pack it anew, each file once.`,
    fr: ({ name }) => `${shown(name)} est deux fois dans cette archive. Refaites-la, avec chaque fichier une fois.`,
  }),
  "member-too-large": faultWords<Named>({
    en: ({ name }) =>
      `${shown(name)} has more than ${mib(LIMITS.MAX_UNIT_INPUT_BYTES)} MiB unpacked, the maximum for the input of a unit. Split it.`,
    fr: ({ name }) =>
      `${shown(name)} dépasse ${mib(LIMITS.MAX_UNIT_INPUT_BYTES)} Mio une fois décompressé, le maximum de l’entrée d’une unité. Divisez-le.`,
  }),
  "too-many-members": faultWords({
    en: `This archive has more than ${english(LIMITS.MAX_ARCHIVE_MEMBERS)} members, the maximum for one job. Split it into several jobs, or write small inputs as lines of one text.`,
    fr: `Cette archive a plus de ${french(LIMITS.MAX_ARCHIVE_MEMBERS)} membres, le maximum d’un calcul. Répartissez-la sur plusieurs calculs, ou écrivez les petites entrées comme lignes d’un seul texte.`,
  }),
  "unpacks-too-large": faultWords({
    en: `This archive unpacks to more than ${mib(LIMITS.MAX_UNPACKED_BYTES)} MiB, the maximum for one job. Split it into several jobs, or keep the files in a bucket.`,
    fr: `Cette archive dépasse ${mib(LIMITS.MAX_UNPACKED_BYTES)} Mio une fois décompressée, le maximum d’un calcul. Répartissez-la sur plusieurs calculs, ou gardez les fichiers dans un compartiment.`,
  }),
  /** `name` is null when the zip itself is encrypted. */
  "member-encrypted": faultWords<{ name: string | null }>({
    en: ({ name }) =>
      `${name === null ? "A file of this zip" : shown(name)} is encrypted, and devices have no password. Pack it without one.`,
    fr: ({ name }) =>
      `${name === null ? "Un fichier de ce zip" : shown(name)} est chiffré, et les appareils n’ont pas de mot de passe. Empaquetez-le sans.`,
  }),
  "member-method": faultWords<Named & { method: number }>({
    en: ({ name, method }) =>
      `${shown(name)} is compressed in a way that the city does not read (method ${method}). Pack it with Deflate, as zip -r does.`,
    fr: ({ name, method }) =>
      `${shown(name)} est compressé d’une façon que la ville ne sait pas lire (méthode ${method}). Empaquetez-le avec Deflate, comme le fait zip -r.`,
  }),
  "member-checksum": faultWords<Named>({
    en: ({ name }) =>
      `${shown(name)} is damaged, or not what the zip says of it: its checksum is another. Pack it again.`,
    fr: ({ name }) =>
      `${shown(name)} est abîmé, ou n’est pas ce que le zip en dit : sa somme de contrôle est différente. Empaquetez-le de nouveau.`,
  }),
  "member-damaged": faultWords<Named & { said: string }>({
    en: ({ name, said }) => `${shown(name)} is damaged, or not what the zip says of it: ${said}. Pack it again.`,
    fr: ({ name, said }) =>
      `${shown(name)} est abîmé, ou n’est pas ce que le zip en dit : « ${said} ». Empaquetez-le de nouveau.`,
  }),
  "zip-cut-off": faultWords({
    en: "This zip has no end: it was cut off. Pack or upload it again.",
    fr: "Ce zip n’a pas de fin : il a été coupé. Empaquetez-le ou téléversez-le de nouveau.",
  }),
  "zip-damaged": faultWords<{ said: string }>({
    en: ({ said }) => `This zip is damaged: ${shown(said)}. Pack or upload it again.`,
    fr: ({ said }) => `Ce zip est abîmé : ${shown(said)}. Empaquetez-le ou téléversez-le de nouveau.`,
  }),
  "tar-cut-off": faultWords({
    en: "This archive ends in the middle of a member: it was cut off. Pack or upload it again.",
    fr: "Cette archive finit au milieu d’un membre : elle a été coupée. Empaquetez-la ou téléversez-la de nouveau.",
  }),
  "gzip-damaged": faultWords({
    en: "This archive is damaged: its gzip data cannot be unpacked. Pack or upload it again.",
    fr: "Cette archive est abîmée : ses données gzip ne peuvent pas être décompressées. Empaquetez-la ou téléversez-la de nouveau.",
  }),
  "tar-damaged": faultWords<{ said: string }>({
    en: ({ said }) => `This is no tar archive, or a damaged one: ${shown(said)}. Pack it again.`,
    fr: ({ said }) => `Ce n’est pas une archive tar, ou elle est abîmée : ${shown(said)}. Refaites-la.`,
  }),
};
