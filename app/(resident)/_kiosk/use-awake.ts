import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

const AWAKE_MS = 8_000;

/**
 * Whether the controls are shown: for a while after each key, touch or movement. What wakes them does nothing else, so
 * that nobody stops a device by looking for its controls.
 */
export function useAwake(area: RefObject<HTMLElement | null>) {
  const [isAwake, setAwake] = useState(true);
  const awake = useRef(true);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The answer: whether it had been asleep. */
  const wake = useCallback(() => {
    const wasAsleep = !awake.current;
    awake.current = true;
    setAwake(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      awake.current = false;
      setAwake(false);
    }, AWAKE_MS);
    return wasAsleep;
  }, []);
  useEffect(() => {
    const place = area.current;
    const onMove = () => void wake();
    wake();
    for (const event of ["pointermove", "pointerdown", "focusin"]) place?.addEventListener(event, onMove);
    return () => {
      clearTimeout(timer.current);
      for (const event of ["pointermove", "pointerdown", "focusin"]) place?.removeEventListener(event, onMove);
    };
  }, [area, wake]);
  return { isAwake, wake };
}
