import { useCallback, useEffect, useRef, useState } from "react";
import type { Language } from "#protocol/text/language";
import { keepPage, type PageKeeper } from "#workers/page/page-keeper";

export type NewVersion = "none" | "waiting" | "finishing";

interface Options {
  workerUrl: string | null;
  language: Language;
  /** Whether this browser may begin to keep the page. */
  mayBegin: boolean;
  /** Lets the running units end and then calls back. */
  finishFor: (then: () => void) => void;
}

/** Keeps the page for visits without network, and says when a newer version of it waits. */
export function useKeptPage({ workerUrl, language, mayBegin, finishFor }: Options) {
  const [version, setVersion] = useState<NewVersion>("none");
  const keeper = useRef<PageKeeper | null>(null);
  useEffect(() => {
    const onWaiting = () => setVersion((now) => (now === "none" ? "waiting" : now));
    const opened = keepPage({ workerUrl, language, mayBegin, onWaiting });
    keeper.current = opened;
    return () => {
      keeper.current = null;
      opened.dispose();
    };
  }, [workerUrl, language, mayBegin]);
  const update = useCallback(() => {
    setVersion("finishing");
    finishFor(() => void keeper.current?.takeOver());
  }, [finishFor]);
  return { version, update };
}
