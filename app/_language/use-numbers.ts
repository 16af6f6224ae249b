import type { Numbers } from "./english-numbers";
import { useLanguage } from "./language-context";
import { numbersIn } from "./numbers-in";

/** For components of the browser; those of the server take `numbersIn(await visitorLanguage())`. */
export const useNumbers = (): Numbers => numbersIn(useLanguage());
