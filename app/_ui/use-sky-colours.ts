"use client";

import { useEffect, useState } from "react";

const TOKENS = [
  "ground",
  "raised",
  "sunken",
  "line",
  "edge",
  "ink",
  "soft",
  "lamp",
  "ember",
  "verified",
  "alarm",
  "moon",
] as const;

export type SkyColours = Record<(typeof TOKENS)[number], string>;

/** The colours of the present sky for canvases and plots, read again when the sky changes; null before mounting. */
export function useSkyColours(): SkyColours | null {
  const [colours, setColours] = useState<SkyColours | null>(null);
  useEffect(() => {
    const read = () => setColours(readColours());
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ["data-sky"] });
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", read);
    return () => {
      observer.disconnect();
      system.removeEventListener("change", read);
    };
  }, []);
  return colours;
}

function readColours(): SkyColours {
  const style = getComputedStyle(document.documentElement);
  const colours: Partial<SkyColours> = {};
  for (const token of TOKENS) colours[token] = style.getPropertyValue(`--${token}`).trim();
  return colours as SkyColours;
}
