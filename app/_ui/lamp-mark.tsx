export interface LampMarkProps {
  size?: number;
  /** Lit by itself; the header's mark is lit by `data-lit` on the document while this device computes. */
  lit?: boolean;
  className?: string;
}

/** A street lantern: cap, tapered glass, flame, bracket. Drawn in the current colour; only its flame takes the lamp's. */
export function LampMark({ size = 28, lit = false, className }: LampMarkProps) {
  return (
    <svg
      aria-hidden="true"
      data-lit={lit || undefined}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path
        className="lamp-flame"
        strokeWidth="1.75"
        d="M16 12.2c2.1 2.3 3 3.8 3 5.4a3 3 0 0 1-6 0c0-1.6.9-3.1 3-5.4Z"
      />
      <path d="M16 2.5v2.2M9.2 9.2c.9-2.8 3.5-4.5 6.8-4.5s5.9 1.7 6.8 4.5M7.5 9.2h17M9 9.2l2.2 14.1h9.6L23 9.2M12.8 23.3v3.2h6.4v-3.2M16 26.5v3" />
    </svg>
  );
}
