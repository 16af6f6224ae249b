import { usePathname } from "next/navigation";
import { useCallback, useEffect } from "react";

export const KIOSK_PATH = "/kiosk";

/**
 * The page fills the screen at an address of its own. It is the same page: whoever goes there from the donation page,
 * or back, keeps what computes.
 */
export function useKiosk() {
  const isKiosk = usePathname() === KIOSK_PATH;
  const enter = useCallback(() => {
    window.history.pushState(null, "", KIOSK_PATH);
    // A browser that refuses, as iPhones do, shows it in its window.
    document.documentElement.requestFullscreen?.().catch(() => {});
  }, []);
  const leave = useCallback(() => {
    window.history.pushState(null, "", "/");
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }, []);
  useEffect(() => {
    if (!isKiosk) return;
    // The browser itself takes the Escape key of a page that fills the screen.
    const onChange = () => {
      if (document.fullscreenElement === null && window.location.pathname === KIOSK_PATH) leave();
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, [isKiosk, leave]);
  return { isKiosk, enter, leave };
}
