"use client";

import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { CityState } from "#protocol/api/admin";
import type { FleetPulse } from "#protocol/live-messages";
import { FleetLink } from "./fleet-link";
import { FleetStore } from "./fleet-store";
import type { FleetView } from "./fleet-view";

interface Console {
  store: FleetStore;
  link: FleetLink | null;
}

const ConsoleContext = createContext<Console | null>(null);

/** One socket for all pages of the console. What the server knew is drawn first, and kept when the socket drops. */
export function FleetProvider({ pulse, city, children }: { pulse: FleetPulse; city: CityState; children: ReactNode }) {
  const [store] = useState(() => new FleetStore(pulse, city));
  const [link, setLink] = useState<FleetLink | null>(null);
  useEffect(() => {
    const opened = new FleetLink(store);
    setLink(opened);
    return () => opened.close();
  }, [store]);
  const shared = useMemo(() => ({ store, link }), [store, link]);
  return <ConsoleContext value={shared}>{children}</ConsoleContext>;
}

export function useConsole(): Console {
  const shared = use(ConsoleContext);
  if (!shared) throw new Error("useConsole is for components inside FleetProvider.");
  return shared;
}

/** A part of the view, drawn again when that part changes: `select` must not make new objects. */
export function useFleet<Part>(select: (view: FleetView) => Part): Part {
  const { store } = useConsole();
  const read = () => select(store.view);
  return useSyncExternalStore(store.subscribe, read, read);
}
