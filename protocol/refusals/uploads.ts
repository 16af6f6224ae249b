import { english, french, refusal } from "./refusal";

/** Bytes that people and devices send. */
export const uploadRefusals = {
  "other-tus-version": refusal<{ version: string }>("INVALID_INPUT", {
    en: ({ version }) => `This site supports tus ${version}: send that as \`Tus-Resumable\`.`,
    fr: ({ version }) => `Ce site accepte tus ${version} : indiquez-le dans \`Tus-Resumable\`.`,
  }),
  "upload-length-missing": refusal("INVALID_INPUT", {
    en: "Send the length of the upload as `Upload-Length`.",
    fr: "Indiquez la longueur du téléversement dans `Upload-Length`.",
  }),
  "upload-hash-missing": refusal("INVALID_INPUT", {
    en: "Send the SHA-256 of the bytes, in hexadecimal, as `sha256` in `Upload-Metadata`.",
    fr: "Indiquez le SHA-256 des octets, en hexadécimal, comme `sha256` dans `Upload-Metadata`.",
  }),
  "upload-too-large": refusal<{ mebibytes: number }>("TOO_LARGE", {
    en: ({ mebibytes }) =>
      `An upload may have ${english(mebibytes)} MiB at most. Nothing was stored. Split the inputs into several jobs or files.`,
    fr: ({ mebibytes }) =>
      `Un téléversement peut avoir au plus ${french(mebibytes)} Mio. Rien n’a été enregistré. Répartissez les entrées sur plusieurs calculs ou fichiers.`,
  }),
  "too-many-uploads": refusal<{ open: number }>("LIMIT_EXCEEDED", {
    en: ({ open }) => `You have ${open} uploads that have begun, the maximum. Finish one, or delete one.`,
    fr: ({ open }) => `Vous avez ${open} téléversements commencés, le maximum. Terminez-en un, ou supprimez-en un.`,
  }),
  "account-full": refusal<{ mebibytes: number }>("TOO_LARGE", {
    en: ({ mebibytes }) =>
      `Nothing was stored: with this upload you would store more than ${english(mebibytes)} MiB here, the maximum per account. Delete jobs that you no longer need, or ask the city's admins for more.`,
    fr: ({ mebibytes }) =>
      `Rien n’a été enregistré : avec ce téléversement, vous dépasseriez ${french(mebibytes)} Mio, le maximum par compte. Supprimez les calculs dont vous n’avez plus besoin, ou demandez davantage aux administrateurs de la ville.`,
  }),
  "no-such-upload": refusal("NOT_FOUND", {
    en: "You have no such upload, or it has expired. Start it again.",
    fr: "Vous n’avez pas ce téléversement, ou il a expiré. Recommencez-le.",
  }),
  "upload-expired": refusal("NOT_FOUND", {
    en: "This upload has expired. Start it again.",
    fr: "Ce téléversement a expiré. Recommencez-le.",
  }),
  "upload-busy": refusal("CONFLICT", {
    en: "Another request is sending bytes of this upload. Ask for its offset in a moment.",
    fr: "Une autre requête envoie des octets de ce téléversement. Demandez sa position dans un instant.",
  }),
  "upload-type": refusal<{ type: string }>("INVALID_INPUT", {
    en: ({ type }) => `Send the bytes of an upload as ${type}.`,
    fr: ({ type }) => `Envoyez les octets d’un téléversement comme ${type}.`,
  }),
  "other-offset": refusal<{ offset: number }>("CONFLICT", {
    en: ({ offset }) => `This upload has ${offset} bytes so far. Continue from there.`,
    fr: ({ offset }) => `Ce téléversement a ${offset} octets jusqu’ici. Continuez à partir de là.`,
  }),
  "other-hash": refusal("INVALID_INPUT", {
    en: "The SHA-256 of the bytes that arrived differs from the one in the request. Send them again.",
    fr: "Le SHA-256 des octets reçus diffère de celui de la requête. Renvoyez-les.",
  }),
  "sign-in-for-blob": refusal("UNAUTHENTICATED", {
    en: "Sign in first, or send an API key as `Authorization: Bearer …`: blobs can be read only by those who uploaded them.",
    fr: "Connectez-vous d’abord, ou envoyez une clé d’API : `Authorization: Bearer …`. Seuls ceux qui ont téléversé un blob peuvent le lire.",
  }),
  "no-such-blob": refusal("NOT_FOUND", {
    en: "You have no such blob. Upload it, or compare its SHA-256.",
    fr: "Vous n’avez pas ce blob. Téléversez-le, ou comparez son SHA-256.",
  }),
  "range-outside-blob": refusal<{ bytes: number }>("INVALID_INPUT", {
    en: ({ bytes }) => `That range is outside the blob, which has ${english(bytes)} bytes.`,
    fr: ({ bytes }) => `Cette plage est en dehors du blob, qui a ${french(bytes)} octets.`,
  }),
  "outputs-by-devices-only": refusal("UNAUTHENTICATED", {
    en: "Only a device of this city may upload an output.",
    fr: "Seul un appareil de cette ville peut téléverser une sortie.",
  }),
  "output-without-hash": refusal("NOT_FOUND", {
    en: "An output is named by its SHA-256.",
    fr: "Une sortie est nommée par son SHA-256.",
  }),
  "device-may-not-upload": refusal("FORBIDDEN", {
    en: "This device may not upload outputs.",
    fr: "Cet appareil ne peut pas téléverser de sorties.",
  }),
  "output-without-grant": refusal("FORBIDDEN", {
    en: "A device may upload outputs only of units that it was granted.",
    fr: "Un appareil ne peut téléverser que les sorties d’unités qui lui ont été confiées.",
  }),
  "output-of-ended-job": refusal("FORBIDDEN", {
    en: "The job of this output has ended.",
    fr: "Le calcul de cette sortie a pris fin.",
  }),
  "too-many-outputs": refusal("TOO_LARGE", {
    en: "As many outputs were uploaded under this grant as it has units.",
    fr: "Autant de sorties ont été téléversées que d’unités confiées.",
  }),
  "output-too-large": refusal<{ max: number }>("TOO_LARGE", {
    en: ({ max }) => `An output of this job may have ${english(max)} bytes at most.`,
    fr: ({ max }) => `Une sortie de ce calcul peut avoir au plus ${french(max)} octets.`,
  }),
  "output-of-other-hash": refusal("CONFLICT", {
    en: "The SHA-256 of these bytes differs from the one in the request.",
    fr: "Le SHA-256 de ces octets diffère de celui de la requête.",
  }),
  "too-many-uploads-at-once": refusal<{ max: number; isNetwork: boolean }>("TOO_MANY_REQUESTS", {
    en: ({ max, isNetwork }) =>
      `At most ${max} uploads at once${isNetwork ? " from your network" : ""}: send this one when another has finished.`,
    fr: ({ max, isNetwork }) =>
      `Au plus ${max} téléversements à la fois${isNetwork ? " depuis votre réseau" : ""} : envoyez celui-ci quand un autre sera fini.`,
  }),
  "too-many-bytes-an-hour": refusal<{ max: number; isNetwork: boolean }>("TOO_MANY_REQUESTS", {
    en: ({ max, isNetwork }) =>
      `At most ${max >= GIB ? `${max / GIB} GiB` : `${english(max)} bytes`} an hour${isNetwork ? " from your network" : ""}. Send the rest in an hour.`,
    fr: ({ max, isNetwork }) =>
      `Au plus ${max >= GIB ? `${max / GIB} Gio` : `${french(max)} octets`} par heure${isNetwork ? " depuis votre réseau" : ""}. Envoyez le reste dans une heure.`,
  }),
};

const GIB = 1024 ** 3;
