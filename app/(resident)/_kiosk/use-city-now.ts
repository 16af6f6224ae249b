import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { CityNow } from "#protocol/api/city-now";

const ASK_EVERY_MS = 10_000;
/** An older figure is no "now" any more. */
const MAX_AGE_MS = 35_000;

/** What the city computes now; null while it cannot be asked, or must not be. */
export function useCityNow(mayAsk: boolean): CityNow | null {
  const [city, setCity] = useState<CityNow | null>(null);
  useEffect(() => {
    if (!mayAsk) return setCity(null);
    const leaving = new AbortController();
    let answeredAt = performance.now();
    const ask = async () => {
      if (document.hidden) return;
      const answer = await lamplighter.getCityNow({}, { signal: leaving.signal }).catch(() => null);
      if (leaving.signal.aborted) return;
      if (answer) answeredAt = performance.now();
      if (answer || performance.now() - answeredAt > MAX_AGE_MS) setCity(answer);
    };
    const timer = setInterval(ask, ASK_EVERY_MS);
    document.addEventListener("visibilitychange", ask, { signal: leaving.signal });
    void ask();
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [mayAsk]);
  return city;
}
