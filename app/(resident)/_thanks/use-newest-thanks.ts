import { useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { Thanks } from "#protocol/api/thanks";

/** What a customer last wrote to this device: asked for once a visit, when a result of it has been verified. */
export function useNewestThanks(isDue: boolean, deviceToken: () => Promise<string | null>): Thanks | null {
  const [thanks, setThanks] = useState<Thanks | null>(null);
  useEffect(() => {
    if (!isDue) return;
    let isHere = true;
    const ask = async () => {
      const token = await deviceToken();
      if (token === null) return;
      const newest = await lamplighter.getNewestThanks({ deviceToken: token });
      if (isHere) setThanks(newest.thanks);
    };
    // Without an answer nothing is shown; the next visit asks again.
    ask().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [isDue, deviceToken]);
  return thanks;
}
