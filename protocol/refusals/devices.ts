import { refusal } from "./refusal";

/** Residents' devices and their households. */
export const deviceRefusals = {
  "no-such-device": refusal<{ deviceId: string }>("NOT_FOUND", {
    en: ({ deviceId }) => `No device ${deviceId} has ever joined this city.`,
    fr: ({ deviceId }) => `Aucun appareil ${deviceId} n’a jamais rejoint cette ville.`,
  }),
  "anchor-gets-no-work": refusal("CONFLICT", {
    en: "This device gets no work, because it was banned or removed. Welcome it again first, or vouch for another one.",
    fr: "Cet appareil ne reçoit pas de travail, car il a été banni ou retiré. Réadmettez-le d’abord, ou répondez d’un autre.",
  }),
  "device-not-joined": refusal("NOT_FOUND", {
    en: "This device has not joined the city yet. Light it up once, then claim it.",
    fr: "Cet appareil n’a pas encore rejoint la ville. Allumez-le une fois, puis déclarez-le vôtre.",
  }),
  "device-was-removed": refusal("CONFLICT", {
    en: "This device was removed from its household. Begin again on it as a new device first.",
    fr: "Cet appareil a été retiré de son foyer. Recommencez d’abord sur lui comme nouvel appareil.",
  }),
  "device-of-others": refusal("CONFLICT", {
    en: "This device already belongs to another household, which keeps its credit.",
    fr: "Cet appareil appartient déjà à un autre foyer, qui garde son crédit.",
  }),
  "too-many-devices": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `A household may have ${max} devices. Claim this one with another account.`,
    fr: ({ max }) => `Un foyer peut avoir ${max} appareils. Déclarez celui-ci avec un autre compte.`,
  }),
  "not-your-device": refusal("NOT_FOUND", {
    en: "Your household has no such device.",
    fr: "Votre foyer n’a pas cet appareil.",
  }),
  "too-many-device-changes": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `Devices may be changed ${max} times a minute. Wait a minute.`,
    fr: ({ max }) => `Les appareils peuvent être modifiés ${max} fois par minute. Attendez une minute.`,
  }),
  "no-such-pairing-code": refusal("NOT_FOUND", {
    en: "No device shows this code now. A code is valid for five minutes. Look at the device again.",
    fr: "Aucun appareil n’affiche ce code en ce moment. Un code est valable cinq minutes. Regardez l’appareil à nouveau.",
  }),
  "pairing-code-used": refusal("CONFLICT", {
    en: "This code was used already. Ask the device for a new one.",
    fr: "Ce code a déjà servi. Demandez-en un nouveau à l’appareil.",
  }),
  "too-many-wrong-codes": refusal<{ minutes: number }>("TOO_MANY_REQUESTS", {
    en: ({ minutes }) =>
      `Too many codes were wrong. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, or sign in on the device itself and claim it there.`,
    fr: ({ minutes }) =>
      `Trop de codes étaient faux. Attendez ${minutes === 1 ? "une minute" : `${minutes} minutes`}, ou connectez-vous sur l’appareil lui-même pour le déclarer vôtre.`,
  }),
  "program-not-quarantined": refusal("NOT_FOUND", {
    en: "This program is not quarantined. The list of quarantines shows those that are.",
    fr: "Ce programme n’est pas en quarantaine. La liste des quarantaines montre ceux qui le sont.",
  }),
};
