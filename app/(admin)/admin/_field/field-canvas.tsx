"use client";

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useSkyColours } from "#app/_ui/use-sky-colours.ts";
import type { FleetLamp } from "#protocol/live-messages";
import { LampCard } from "./lamp-card";
import { LampLights } from "./lamp-lights";
import { type FieldLayout, lampAt, placeOfLamp } from "./layout-field";
import { makeHalo } from "./make-halo";
import { paintField } from "./paint-field";
import { useFieldWords } from "./use-field-words";
import { walkField } from "./walk-field";

export interface FieldCanvasProps {
  lamps: readonly FleetLamp[];
  layout: FieldLayout;
  width: number;
  /** What is drawn, for screen readers. */
  label: string;
  onOpen: (lamp: FleetLamp) => void;
}

/** The outermost lamps glow over the field's edge, into the card's own margin. */
const BLEED = 16;

/** The lamps themselves: pointed at, walked over with the arrow keys, opened by a click or Enter. */
export function FieldCanvas({ lamps, layout, width, label, onOpen }: FieldCanvasProps) {
  const words = useFieldWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const lights = useRef(new LampLights());
  const colours = useSkyColours();
  const halo = useMemo(() => colours && makeHalo(colours.lamp), [colours]);
  const [pointedId, setPointedId] = useState<string>();
  const found = lamps.findIndex((lamp) => lamp.deviceId === pointedId);
  const pointed = found < 0 ? undefined : found;
  const lamp = pointed === undefined ? undefined : lamps[pointed];
  const told = lamp ?? lamps[0];
  const optionId = useId();
  const place = pointed === undefined ? undefined : placeOfLamp(layout, pointed);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !colours || !halo) return;
    const scale = window.devicePixelRatio;
    let frame = requestAnimationFrame(function draw() {
      const now = performance.now();
      lights.current.follow(lamps, now, matchMedia("(prefers-reduced-motion: reduce)").matches);
      context.setTransform(scale, 0, 0, scale, BLEED * scale, BLEED * scale);
      context.clearRect(-BLEED, -BLEED, width + 2 * BLEED, layout.height + 2 * BLEED);
      paintField(context, { lamps, layout, colours, halo, lights: lights.current, pointed, now });
      if (lights.current.isMoving(now)) frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [lamps, layout, width, colours, halo, pointed]);

  const at = (event: { clientX: number; clientY: number; currentTarget: HTMLElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = lampAt(layout, event.clientX - box.left, event.clientY - box.top);
    return index === undefined ? undefined : lamps[index];
  };
  const [wide, high] = [width + 2 * BLEED, layout.height + 2 * BLEED];
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && lamp) return onOpen(lamp);
    const next = walkField(layout, lamps.length, pointed, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setPointedId(lamps[next]?.deviceId);
  };
  return (
    <>
      {/* One stop for the Tab key; inside it the arrow keys walk from lamp to lamp, and the focused lamp is announced. */}
      <div
        role="listbox"
        aria-label={label}
        aria-activedescendant={lamp ? optionId : undefined}
        tabIndex={0}
        className={`relative rounded ${lamp ? "cursor-pointer" : ""}`}
        style={{ height: layout.height }}
        onPointerMove={(event) => setPointedId(at(event)?.deviceId)}
        onPointerLeave={() => setPointedId(undefined)}
        onBlur={() => setPointedId(undefined)}
        onClick={(event) => {
          const clicked = at(event);
          if (clicked) onOpen(clicked);
        }}
        onKeyDown={press}
      >
        <canvas
          aria-hidden
          ref={canvas}
          width={Math.round(wide * (globalThis.devicePixelRatio ?? 1))}
          height={Math.round(high * (globalThis.devicePixelRatio ?? 1))}
          style={{ width: wide, height: high, left: -BLEED, top: -BLEED }}
          className="pointer-events-none absolute max-w-none"
        />
        {told && (
          <div
            role="option"
            id={optionId}
            tabIndex={-1}
            aria-selected={lamp !== undefined}
            aria-posinset={(pointed ?? 0) + 1}
            aria-setsize={lamps.length}
            className="sr-only"
          >
            {words.told(told)}
          </div>
        )}
      </div>
      {lamp && place && <LampCard lamp={lamp} x={place.x + layout.size / 2} y={place.y} width={width} />}
    </>
  );
}
