import { useEffect, useState } from "react";

const SECOND_MS = 1_000;

/** The time, once a second while `running`; it stands still otherwise and while the page is hidden. */
export function useSecond(running: boolean): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!running) return;
    const tick = () => {
      if (!document.hidden) setNow(Date.now());
    };
    tick();
    const timer = setInterval(tick, SECOND_MS);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
