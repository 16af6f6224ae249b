import { memo } from "react";
import type { Pane } from "./lay-out-street";

interface HousePaneProps {
  pane: Pane;
  scale: number;
  /** Offered to the city; else its shutters are closed. */
  open: boolean;
  lit: boolean;
  /** 0–1, changes with the unit: the little life of a window in which somebody works. */
  strength: number;
}

/** One core's window. Light, shutters and glow change by style alone, so that nothing is laid out again. */
export const HousePane = memo(function HousePane({ pane, scale, open, lit, strength }: HousePaneProps) {
  const { x, y, width, height, arched } = pane;
  const round = arched ? width / 2 : 1.5 * scale;
  const box = { x, y, width, height, rx: round };
  const leaf = { y: y - 1 * scale, width: width / 2, height: height + 2 * scale, rx: scale };
  const middle = x + width / 2;
  const bars = arched ? [0.52] : [0.36];
  return (
    <g data-lit={lit || undefined} data-open={open || undefined}>
      <circle
        className="dusk-lit"
        cx={middle}
        cy={y + height / 2}
        r={height * 1.5}
        fill="url(#dusk-halo)"
        pointerEvents="none"
      />
      <rect {...box} fill="var(--pane)" stroke="var(--trim)" strokeWidth={1.6 * scale} />
      <g data-lit={lit || undefined}>
        <rect {...box} className="dusk-lit" fill="var(--lamp)" />
        <g opacity={strength} data-lit={lit || undefined}>
          <rect {...box} className="dusk-lit" fill="url(#dusk-warmth)" />
        </g>
      </g>
      <path
        d={`M${middle} ${y}V${y + height}${bars.map((at) => `M${x} ${y + height * at}H${x + width}`).join("")}`}
        stroke={lit ? "var(--roof)" : "var(--trim)"}
        strokeOpacity={lit ? 0.5 : 0.8}
        strokeWidth={1.3 * scale}
      />
      <rect
        x={x - 2.5 * scale}
        y={y + height}
        width={width + 5 * scale}
        height={2.6 * scale}
        rx={0.8 * scale}
        fill="var(--trim)"
      />
      {!arched && (
        <g data-open={open || undefined}>
          <Leaf side="left" x={x} scale={scale} {...leaf} />
          <Leaf side="right" x={middle} scale={scale} {...leaf} />
        </g>
      )}
      {arched && !open && <rect {...box} fill="var(--shutter)" />}
      {arched && !open && (
        <path d={slatsOf(x + width * 0.2, y, width * 0.6, height)} stroke="var(--slat)" strokeWidth={1.2 * scale} />
      )}
    </g>
  );
});

interface LeafProps {
  side: "left" | "right";
  x: number;
  y: number;
  width: number;
  height: number;
  rx: number;
  scale: number;
}

const SLATS = [0.14, 0.26, 0.38, 0.5, 0.62, 0.74, 0.86];

const slatsOf = (x: number, y: number, width: number, height: number) =>
  SLATS.map((at) => `M${x} ${y + height * at}h${width}`).join("");

function Leaf({ side, x, y, width, height, rx, scale }: LeafProps) {
  const slats = slatsOf(x + width * 0.18, y, width * 0.64, height);
  return (
    <g className={`dusk-shutter dusk-shutter-${side}`}>
      <rect x={x} y={y} width={width} height={height} rx={rx} fill="var(--shutter)" />
      <path className="dusk-slats" d={slats} stroke="var(--slat)" strokeWidth={1.2 * scale} />
    </g>
  );
}
