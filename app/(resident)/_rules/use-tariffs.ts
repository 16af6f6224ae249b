import { useEffect, useState } from "react";
import { asTariff } from "#core/home/as-tariff";
import type { Tariff } from "#core/home/tariff";

const EVERY_MS = 6 * 3_600_000;

/** The tariffs that the city offers: a page that stays open for days, with one of them chosen, asks for them again. */
export function useTariffs(offered: readonly Tariff[], isChosen: boolean): readonly Tariff[] {
  const [tariffs, setTariffs] = useState(offered);
  useEffect(() => setTariffs(offered), [offered]);
  useEffect(() => {
    if (!isChosen) return;
    const ask = async () => {
      const known = await tariffsNow();
      if (known) setTariffs(known);
    };
    const timer = setInterval(ask, EVERY_MS);
    return () => clearInterval(timer);
  }, [isChosen]);
  return tariffs;
}

/** Null where the site cannot be reached: it is asked again. */
async function tariffsNow(): Promise<readonly Tariff[] | null> {
  try {
    const answer = await fetch("/api/v1/tariffs");
    const { tariffs } = (await answer.json()) as { tariffs?: unknown };
    if (!answer.ok || !Array.isArray(tariffs)) return null;
    return tariffs.map(asTariff).filter((tariff) => tariff !== null);
  } catch {
    return null;
  }
}
