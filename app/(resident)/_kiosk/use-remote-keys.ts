import { type RefObject, useEffect } from "react";

/** By the names that televisions and browsers have for them. */
const BACK = new Set(["Escape", "GoBack", "BrowserBack", "XF86Back"]);
const REMOTE = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", " "]);

interface RemoteParts {
  area: RefObject<HTMLElement | null>;
  /** Shows the controls; whether they had been hidden. */
  wake: () => boolean;
  leave: () => void;
}

/** Four arrow keys, OK and Back. A key that finds the controls hidden shows them, and does no more. */
export function useRemoteKeys({ area, wake, leave }: RemoteParts) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (BACK.has(event.key)) return leave();
      if (!REMOTE.has(event.key)) return void wake();
      const controls = [...(area.current?.querySelectorAll<HTMLElement>("[role=toolbar] button:not(:disabled)") ?? [])];
      const at = controls.indexOf(document.activeElement as HTMLElement);
      if (wake() || at < 0) {
        event.preventDefault();
        event.stopPropagation();
        return controls[Math.max(0, at)]?.focus();
      }
      const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      if (by === 0) return;
      event.preventDefault();
      controls[Math.min(controls.length - 1, Math.max(0, at + by))]?.focus();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [area, wake, leave]);
}
