"use client";

import { memo, useMemo } from "react";
import { Backdrop, HALF_WIDTH, Lawn } from "./backdrop";
import { StreetLamp, Tree } from "./foreground";
import { HouseBody } from "./house-body";
import { HousePane } from "./house-pane";
import { layOutStreet, type Street } from "./lay-out-street";
import "./dusk.css";

const SKY = 268;
const LAWN = 42;
const TONES = 7;

export interface HouseSceneProps {
  cores: number;
  /** Cores offered to the city: the first so many windows have open shutters. */
  offered: number;
  /** The unit behind each lit window, by window. */
  lit: ReadonlyMap<number, number>;
  /** What a screen reader says of the picture. */
  description: string;
  /** Only the house on its lawn: what is behind it is the page's. */
  isBare?: boolean;
}

const FRAME = {
  viewBox: `${-HALF_WIDTH} ${-SKY} ${2 * HALF_WIDTH} ${SKY + LAWN}`,
  preserveAspectRatio: "xMidYMax slice",
} as const;

/**
 * The resident's house at dusk, a window per core. Two drawings on top of each other: what stands still is painted
 * once, and a window that changes repaints neither it nor anything at all while the page is hidden.
 */
export const HouseScene = memo(function HouseScene(props: HouseSceneProps) {
  const { cores, offered, lit, description, isBare = false } = props;
  const street = useMemo(() => layOutStreet(cores), [cores]);
  return (
    <div role="img" aria-label={description} className="relative size-full">
      <StillScene street={street} isBare={isBare} />
      <svg aria-hidden="true" {...FRAME} className="absolute inset-0 size-full will-change-transform">
        <Lights />
        <Glow street={street} share={lit.size / street.panes.length} />
        {street.panes.map((pane, at) => {
          const unit = lit.get(at);
          return (
            <HousePane
              key={`${pane.x},${pane.y}`}
              pane={pane}
              scale={street.scale}
              open={at < offered}
              lit={unit !== undefined}
              strength={unit === undefined ? 0.5 : strengthOf(unit)}
            />
          );
        })}
        <StreetLamp street={street} lit={lit.size > 0} />
      </svg>
    </div>
  );
});

const StillScene = memo(function StillScene({ street, isBare }: { street: Street; isBare: boolean }) {
  return (
    <svg aria-hidden="true" {...FRAME} className="absolute inset-0 size-full">
      {isBare ? <Lawn /> : <Backdrop />}
      {street.houses.map((house) => (
        <HouseBody key={house.x} house={house} scale={street.scale} />
      ))}
      <Tree street={street} />
    </svg>
  );
});

/** Light on the ground before the houses, the more the more windows are lit. */
function Glow({ street, share }: { street: Street; share: number }) {
  return (
    <g data-lit={share > 0 || undefined} opacity={0.45 + 0.55 * share}>
      <ellipse className="dusk-lit" cx={0} cy={6} rx={street.width * 0.5 + 70} ry={34} fill="url(#dusk-pool)" />
    </g>
  );
}

/** Neighbouring units differ, and the same unit always looks the same. */
const strengthOf = (unit: number) => 0.3 + (0.7 * ((unit * 5) % TONES)) / (TONES - 1);

function Lights() {
  return (
    <defs>
      <radialGradient id="dusk-halo">
        <stop offset="0.1" stopColor="var(--lamp)" stopOpacity="0.42" />
        <stop offset="0.5" stopColor="var(--lamp)" stopOpacity="0.1" />
        <stop offset="1" stopColor="var(--lamp)" stopOpacity="0" />
      </radialGradient>
      <radialGradient id="dusk-pool">
        <stop offset="0" stopColor="var(--lamp)" stopOpacity="var(--spill)" />
        <stop offset="1" stopColor="var(--lamp)" stopOpacity="0" />
      </radialGradient>
      <linearGradient id="dusk-warmth" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="#fff" stopOpacity="0.12" />
        <stop offset="0.7" stopColor="#fff" stopOpacity="0.52" />
        <stop offset="1" stopColor="#fff" stopOpacity="0.2" />
      </linearGradient>
    </defs>
  );
}
