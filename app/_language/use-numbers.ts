import { useLanguage } from "./language-context";
import { type Numbers, numbersIn } from "./numbers-in";

/** For components of the browser; those of the server take `numbersIn(await visitorLanguage())`. */
export const useNumbers = (): Numbers => numbersIn(useLanguage());
