import { useEffect, useRef } from "react";
import { asksToLight } from "./asks-to-light";
import { LIGHT_PARAMETER, makeLightKey, readLightKey } from "./light-key";

interface Options {
  /** The page answers now. */
  isReady: boolean;
  isOn: boolean;
  onLight: () => void;
}

/**
 * The installed app's shortcut lights the lamp. The manifest gets its address once this browser has lit up by a press of
 * the button; until then there is none.
 */
export function useLightShortcut({ isReady, isOn, onLight }: Options) {
  const light = useRef(onLight);
  useEffect(() => {
    light.current = onLight;
  }, [onLight]);
  useEffect(() => {
    if (!isReady) return;
    if (asksToLight(window.location.href, readLightKey())) light.current();
    forgetParameter();
  }, [isReady]);
  useEffect(() => {
    const key = isOn ? makeLightKey() : readLightKey();
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
    if (!key || !link) return;
    const manifest = new URL(link.href);
    manifest.searchParams.set(LIGHT_PARAMETER, key);
    link.href = manifest.href;
  }, [isOn]);
}

/** A reload after a stop is not the shortcut again. */
function forgetParameter() {
  const address = new URL(window.location.href);
  if (!address.searchParams.has(LIGHT_PARAMETER)) return;
  address.searchParams.delete(LIGHT_PARAMETER);
  window.history.replaceState(window.history.state, "", address);
}
