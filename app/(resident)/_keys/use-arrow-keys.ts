import { type RefObject, useEffect } from "react";
import { type Direction, nearestInDirection } from "./nearest-in-direction";

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const REACHABLE = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), summary";
const TELEVISION = /\b(TV|SmartTV|Tizen|Web0S|BRAVIA|AFT[A-Z])/i;

/**
 * Four arrow keys are all a television has. They move the focus once the keyboard is in use; a slider keeps left and
 * right for itself, and keeps all four for someone who came to it by Tab. An open menu moves by itself, and an open
 * dialog is not left.
 */
export function useArrowKeys(area: RefObject<HTMLElement | null>) {
  useEffect(() => {
    let byArrows = TELEVISION.test(navigator.userAgent);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Tab") byArrows = false;
      const direction = DIRECTIONS[event.key];
      if (!direction || !area.current || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey)
        return;
      const from = document.activeElement;
      const nowhere = from === null || from === document.body;
      if (nowhere && !byArrows) return;
      if (!nowhere && (!from.matches(":focus-visible") || from.closest("[role=menu]"))) return;
      if (isSlider(from) && (!byArrows || direction === "left" || direction === "right")) return;
      const next = nowhere ? area.current.querySelector<HTMLElement>("[data-hero]") : neighbourOf(from, direction);
      if (!next) return;
      byArrows = true;
      event.preventDefault();
      event.stopPropagation();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [area]);
}

const isSlider = (element: Element | null) => element instanceof HTMLInputElement && element.type === "range";

function neighbourOf(from: Element, direction: Direction): HTMLElement | undefined {
  const within = from.closest("[role=dialog], [role=alertdialog]") ?? document;
  const others = [...within.querySelectorAll<HTMLElement>(REACHABLE)].filter(
    (element) => element !== from && element.getClientRects().length > 0,
  );
  const boxes = others.map((element) => boxOf(element));
  const at = nearestInDirection(boxOf(from), boxes, direction);
  return at === undefined ? undefined : others[at];
}

/** A slider's input may lie on its thumb alone: its whole track is what the eye sees. */
const boxOf = (element: Element) =>
  (isSlider(element) ? (element.closest("[role=group]") ?? element) : element).getBoundingClientRect();
