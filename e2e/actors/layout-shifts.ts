import type { Page } from "@playwright/test";

interface Shift {
  value: number;
  hadRecentInput: boolean;
  startTime: number;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

export interface Shifts {
  /** The cumulative layout shift since the page was loaded; 0 is none. */
  total: number;
  /** Which elements moved, and by how many pixels. */
  moved: string[];
}

/** Also the shifts from before the call. What moves within half a second after a press does not count. */
export function layoutShiftsOf(page: Page): Promise<Shifts> {
  return page.evaluate(
    () =>
      new Promise<Shifts>((resolve) => {
        const observer = new PerformanceObserver((list) => tell(list.getEntries() as never));
        observer.observe({ type: "layout-shift", buffered: true });
        // The callback is not called when there is no entry.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell([]), 50)));

        function tell(shifts: readonly Shift[]) {
          observer.disconnect();
          const counted = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
          const total = counted.reduce((sum, { value }) => sum + value, 0);
          resolve({ total, moved: counted.flatMap(inWords) });
        }

        function inWords({ value, startTime, sources }: Shift): string[] {
          return sources.map(({ node, previousRect: before, currentRect: after }) => {
            const element = node instanceof Element ? node : node?.parentElement;
            const name = element ? `<${element.tagName.toLowerCase()} class="${element.className}">` : "something";
            const by = `${Math.round(after.x - before.x)}, ${Math.round(after.y - before.y)} px`;
            return `${value.toFixed(4)} after ${Math.round(startTime)} ms: ${name} by ${by}: ${element?.textContent?.slice(0, 60)}`;
          });
        }
      }),
  );
}
