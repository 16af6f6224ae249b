import encodeQR from "qr";
import { useMemo } from "react";

/** Around the code, in its own squares: less, and some cameras do not find it. */
const MARGIN = 4;

/** Dark on white, at night too: many cameras read no other. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const rows = useMemo(() => encodeQR(text, "raw", { ecc: "medium", border: MARGIN }), [text]);
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className="size-56 shrink-0 rounded bg-[#fff]"
    >
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
