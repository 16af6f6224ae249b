"use client";

import { createContext, type ReactNode, use } from "react";
import type { Translation } from "./translation";

export type SharedWords = Translation["shared"]["words"];

const SharedWordsContext = createContext<SharedWords | null>(null);

/**
 * The fixed words of controls and dialogs, which every page may draw. They take no arguments, so that a page of residents is
 * sent these few texts and not what formats messages.
 */
export function useSharedWords(): SharedWords {
  const words = use(SharedWordsContext);
  if (!words) throw new Error("useSharedWords is for components inside SharedWordsProvider.");
  return words;
}

export function SharedWordsProvider({ words, children }: { words: SharedWords; children: ReactNode }) {
  return <SharedWordsContext value={words}>{children}</SharedWordsContext>;
}
