import { memo, useEffect, useRef } from "react";
import { useSkyColours } from "#app/_ui/use-sky-colours.ts";
import { CityPainter } from "./city-painter";
import type { CityColours } from "./paint-city";

interface CityPictureProps {
  /** Null while nobody knows it. */
  coresAtWork: number | null;
  /** How many windows the town has on this screen. */
  onWindows: (windows: number) => void;
}

/** More dots than this are not seen from a sofa, and a television would have to fill them. */
const MAX_DOTS_PER_PIXEL = 1.5;

/** The town at its hour, with a lit window for the cores at work in it. Its words are beside it. */
export const CityPicture = memo(function CityPicture({ coresAtWork, onWindows }: CityPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<CityPainter | null>(null);
  const sky = useSkyColours();

  useEffect(() => {
    const place = canvas.current;
    const context = place?.getContext("2d");
    if (!place || !context || !sky) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)");
    painter.current ??= new CityPainter(context, () => still.matches);
    const paints = painter.current;
    const layOut = () => {
      const dots = Math.min(MAX_DOTS_PER_PIXEL, window.devicePixelRatio);
      const { clientWidth, clientHeight } = place;
      if (clientWidth === 0 || clientHeight === 0) return;
      paints.layOut(Math.round(clientWidth * dots), Math.round(clientHeight * dots), coloursAt(place));
      onWindows(paints.windows);
    };
    const sized = new ResizeObserver(layOut);
    sized.observe(place);
    return () => sized.disconnect();
  }, [sky, onWindows]);

  useEffect(() => {
    // There is no painter before the sky is known.
    if (sky) painter.current?.light(coresAtWork ?? 0);
  }, [coresAtWork, sky]);
  useEffect(() => () => painter.current?.dispose(), []);

  return <canvas ref={canvas} aria-hidden className="block size-full" />;
});

function coloursAt(place: Element): CityColours {
  const style = getComputedStyle(place);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    walls: [of("town-0"), of("town-1"), of("town-2")],
    far: of("far"),
    roof: of("town-roof"),
    pane: of("town-pane"),
    lamp: of("lamp"),
  };
}
