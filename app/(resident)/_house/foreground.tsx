import type { Street } from "./lay-out-street";

const LANTERN = "M-7 -72h14l-2.6 -18h-8.8Z";

/** Left of the houses. */
export function Tree({ street }: { street: Street }) {
  return (
    <g transform={`translate(${-street.width / 2 - 26} 1)`} fill="var(--roof)">
      <path d="M-3 0l1.4 -34h3.2l1.4 34Z" />
      <path d="M0 -92c15 0 22 12 20 24c8 8 4 24 -8 26c-8 5 -18 4 -24 0c-12 -2 -16 -18 -8 -26c-2 -12 5 -24 20 -24Z" />
    </g>
  );
}

/** Right of the houses: lit while any window is. */
export function StreetLamp({ street, lit }: { street: Street; lit: boolean }) {
  return (
    <g transform={`translate(${street.width / 2 + 30} 1)`} data-lit={lit || undefined}>
      <ellipse className="dusk-lit" cx={0} cy={0} rx={46} ry={7} fill="url(#dusk-pool)" />
      <circle className="dusk-lit" cx={0} cy={-80} r={44} fill="url(#dusk-halo)" />
      <path d="M-6 0h12l-2 -5h-2.4l-0.8 -66h-1.6l-0.8 66h-2.4Z" fill="var(--roof)" />
      <path d={LANTERN} fill="var(--pane)" transform="matrix(1 0 0 -1 0 -162)" />
      <path d={LANTERN} className="dusk-lit" fill="var(--lamp)" transform="matrix(1 0 0 -1 0 -162)" />
      <path
        d="M-8 -90h16M-7 -90l2.6 18h8.8l2.6 -18M-5 -90q0 -7 5 -8q5 1 5 8M0 -98v-4"
        fill="none"
        stroke="var(--roof)"
        strokeWidth={2}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </g>
  );
}
