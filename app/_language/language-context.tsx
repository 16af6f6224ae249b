"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Language } from "#protocol/text/language";

const LanguageContext = createContext<Language>("en");

/** For pages that the browser draws by itself, such as the one about an error. */
export const useLanguage = (): Language => useContext(LanguageContext);

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
