"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { FinishedTile } from "#workers/contract/donation-snapshot";
import { mayFetch } from "#workers/contract/may-fetch";
import type { SandboxPlaces } from "#workers/page/sandbox-places";
import { KioskView } from "../_kiosk/kiosk-view";
import { useKiosk } from "../_kiosk/use-kiosk";
import { Gallery } from "../_picture/painting";
import { useKeptPage } from "../_web-app/use-kept-page";
import { useLightShortcut } from "../_web-app/use-light-shortcut";
import { type DonationPlace, DonationView } from "./donation-view";
import { keepCores } from "./keep-cores";
import { useDonation } from "./use-donation";

interface DonationPageProps extends DonationPlace {
  places: SandboxPlaces;
  /** What this browser told at its last visit, so that the right house is drawn at once. */
  coresBefore: number;
  /** What opens this page without network. */
  serviceWorkerUrl: string | null;
}

export function DonationPage({ places, coresBefore, serviceWorkerUrl, ...place }: DonationPageProps) {
  const [cores, setCores] = useState(coresBefore);
  const [gallery, setGallery] = useState<Gallery | null>(null);
  const paints = useRef<Gallery | null>(null);
  const online = useOnline();

  useEffect(() => {
    const told = navigator.hardwareConcurrency || 1;
    setCores(told);
    void keepCores(told);
    paints.current ??= new Gallery();
    setGallery(paints.current);
  }, []);

  // Nothing is painted while the page is hidden: the city tells of every tile again once it is settled.
  const onTile = useCallback((tile: FinishedTile) => {
    if (!document.hidden) paints.current?.add(tile);
  }, []);
  const { snapshot, told, actions } = useDonation(places, place.terms, onTile);

  const isOn = snapshot?.on ?? false;
  const mayBegin = snapshot !== null && isOn && mayFetch(snapshot);
  const { finishFor, start } = actions;
  const kept = useKeptPage({ workerUrl: serviceWorkerUrl, language: place.language, mayBegin, finishFor });
  useLightShortcut({ isReady: snapshot !== null, isOn, onLight: start });

  const { isKiosk, enter, leave } = useKiosk();

  const shared = { ...place, snapshot, told, actions, gallery, cores: Math.max(cores, snapshot?.slots ?? 1), online };
  return isKiosk ? <KioskView {...shared} onLeave={leave} /> : <DonationView {...shared} kept={kept} onKiosk={enter} />;
}

function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return online;
}
