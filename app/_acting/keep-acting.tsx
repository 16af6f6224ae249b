"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { chooseActing, chosenHere, isKept, keepCookie } from "./choose-acting";

/**
 * Keeps a tab with what its head says: two tabs of a browser may be for different organisations, and the cookie is one. The
 * tab that is looked at sets it; a page that was made for another's choice is made again.
 */
export function KeepActing({ shown }: { shown: string }) {
  const router = useRouter();
  useEffect(() => {
    const chosen = chosenHere();
    if (chosen === null || chosen === shown) chooseActing(shown);
    else if (isKept(chosen)) {
      // The server was asked for it and made the page for somebody else: the membership is over.
      chooseActing(shown);
    } else {
      keepCookie(chosen);
      router.refresh();
    }
    const look = () => {
      if (document.visibilityState === "visible") keepCookie(chosenHere() ?? shown);
    };
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [shown, router]);
  return null;
}
