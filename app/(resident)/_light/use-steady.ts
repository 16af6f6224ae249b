import { useEffect, useRef, useState } from "react";
import { isLargeEnough, type Sight, SteadyWatch } from "./steady-watch";

const LOOK_MS = 100;

const sight = (): Sight => ({
  isVisible: document.visibilityState === "visible",
  hasFocus: document.hasFocus(),
  width: window.innerWidth,
  height: window.innerHeight,
  x: window.screenX,
  y: window.screenY,
});

/** Whether the window is steady, and whether a press of its button was made by a person while it was. */
export function useSteady() {
  const watch = useRef(new SteadyWatch());
  const [isSteady, setSteady] = useState(false);
  const [isSmall, setSmall] = useState(false);
  useEffect(() => {
    const look = () => {
      watch.current.look(sight(), performance.now());
      setSmall(!isLargeEnough(sight()));
      setSteady(watch.current.isSteady(performance.now()));
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    const events = ["focus", "blur", "resize", "pageshow"] as const;
    for (const name of events) window.addEventListener(name, look);
    document.addEventListener("visibilitychange", look);
    const hold = (event: Event) => watch.current.hold(event);
    window.addEventListener("mousedown", hold, true);
    return () => {
      clearInterval(timer);
      for (const name of events) window.removeEventListener(name, look);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("mousedown", hold, true);
    };
  }, []);
  const isMeant = (event: MouseEvent) => {
    watch.current.look(sight(), performance.now());
    return watch.current.isMeant(event, performance.now());
  };
  return { isSteady, isSmall, isMeant };
}
