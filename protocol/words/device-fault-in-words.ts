import { type DeviceFault, readDeviceFault } from "../devices/device-fault";
import type { Language } from "../text/language";

const WORDS: Record<Language, Record<DeviceFault, string>> = {
  en: {
    silent: "the device fell silent",
    forgotten: "the device forgot it",
    stuck: "the device was stuck",
    "sandbox-ended": "the device's sandbox ended before the unit did",
    "sandbox-died": "the device's sandbox died while the unit ran in it",
    "output-unreadable": "the sandbox gave no output that can be read",
    "output-refused": "the coordinator did not take the unit's large output",
    "output-missing": "the device referred to an output that it had not uploaded",
    "impossible-output": "the device returned what no unit of this job can produce",
  },
  fr: {
    silent: "l’appareil n’a plus donné de nouvelles",
    forgotten: "l’appareil l’a oubliée",
    stuck: "l’appareil est resté bloqué",
    "sandbox-ended": "le bac à sable de l’appareil a pris fin avant l’unité",
    "sandbox-died": "le bac à sable de l’appareil s’est effondré pendant que l’unité y tournait",
    "output-unreadable": "le bac à sable n’a donné aucune sortie lisible",
    "output-refused": "le coordonnateur n’a pas pris la grande sortie de l’unité",
    "output-missing": "l’appareil a renvoyé à une sortie qu’il n’avait pas téléversée",
    "impossible-output": "l’appareil a rendu ce qu’aucune unité de ce calcul ne peut produire",
  },
};

/** The end of a sentence about a device, without its full stop; undefined for other words, such as an engine's. */
export function deviceFaultInWords(message: string, language: Language): string | undefined {
  const fault = readDeviceFault(message);
  return fault && WORDS[language][fault];
}
