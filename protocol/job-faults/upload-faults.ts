import { LIMITS } from "../limits";
import { faultWords, mib } from "./fault-words";

/** Why stored bytes that a manifest names cannot be used. */
export const uploadFaults = {
  "local-file": faultWords<{ file: string }>({
    en: ({ file }) =>
      `"${file}" is a file of yours: upload it (POST /api/v1/blobs) and name it by its blob. The CLI does so by itself.`,
    fr: ({ file }) =>
      `« ${file} » est un de vos fichiers : téléversez-le (POST /api/v1/blobs) et désignez-le par son blob. La ligne de commande le fait d’elle-même.`,
  }),
  "no-blob": faultWords<{ hash: string }>({
    en: ({ hash }) => `No blob ${hash.slice(0, 12)}… was uploaded. Upload it (POST /api/v1/blobs) first.`,
    fr: ({ hash }) => `Aucun blob ${hash.slice(0, 12)}… n’a été téléversé. Téléversez-le d’abord (POST /api/v1/blobs).`,
  }),
  "empty-file": faultWords({ en: "This file is empty.", fr: "Ce fichier est vide." }),
  "program-too-large": faultWords<{ bytes: number }>({
    en: ({ bytes }) =>
      `This program has ${mib(bytes)} MiB; at most ${mib(LIMITS.programBytes)} MiB can be sent to devices.`,
    fr: ({ bytes }) =>
      `Ce programme a ${mib(bytes)} Mio ; ${mib(LIMITS.programBytes)} Mio au plus peuvent être envoyés aux appareils.`,
  }),
  "python-too-large": faultWords<{ bytes: number }>({
    en: ({ bytes }) =>
      `The program and its modules have ${mib(bytes)} MiB together; at most ${mib(LIMITS.MAX_PYTHON_BYTES)} MiB of Python can be brought. Leave out what is not imported.`,
    fr: ({ bytes }) =>
      `Le programme et ses modules ont ensemble ${mib(bytes)} Mio ; ${mib(LIMITS.MAX_PYTHON_BYTES)} Mio de Python au plus peuvent être apportés. Omettez ce qui n’est pas importé.`,
  }),
  "path-of-program": faultWords<{ path: string }>({
    en: ({ path }) => `${path} is the name of the program itself: give the shared file another.`,
    fr: ({ path }) => `${path} est le nom du programme lui-même : donnez-en un autre au fichier partagé.`,
  }),
  "no-interpreter": faultWords({
    en: "This site was built without its interpreter of Python: ask its admins to run `npm run build` again.",
    fr: "Ce site a été construit sans son interprète de Python : demandez à ses administrateurs de relancer `npm run build`.",
  }),
};
