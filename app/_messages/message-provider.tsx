"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { useLanguage } from "../_language/language-context";
import { LOCALES } from "../_language/locales";
import type { Messages } from "./translation";

export interface MessageProviderProps {
  /** Of the areas that the pages below belong to. */
  messages: Partial<Messages>;
  children: ReactNode;
}

/** Gives the components of the browser what `useTranslations` reads: only their area's, for all of it is sent with the page. */
export function MessageProvider({ messages, children }: MessageProviderProps) {
  return (
    <IntlProvider locale={LOCALES[useLanguage()]} messages={messages} timeZone="UTC" onError={refuse}>
      {children}
    </IntlProvider>
  );
}

function refuse(error: Error): never {
  throw error;
}
